"""Open enums: a value that the server adds later becomes a member, not an error."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, ClassVar, Final

_NONE: Final[Mapping[Any, str]] = MappingProxyType({})


class _Open(Enum):
    deprecated_values: ClassVar[Mapping[Any, str]]
    """Since when a value is deprecated, and what to use, by value."""

    def __init_subclass__(cls, *, deprecated: Mapping[Any, str] = _NONE) -> None:
        super().__init_subclass__()
        cls.deprecated_values = deprecated

    @property
    def is_unknown(self) -> bool:
        """Whether this version of the package has no name for the value."""
        # By the member, not the name: a known value may be named `UNKNOWN`.
        return type(self).__members__.get(self.name) is not self


class OpenIntEnum(int, _Open):
    """Named integers; any other integer becomes a member named `UNKNOWN_<value>`."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if type(value) is not int:
            return None
        member = int.__new__(cls, value)
        member._name_ = f"UNKNOWN_{value}"
        member._value_ = value
        return member

    def __str__(self) -> str:
        return int.__repr__(self)

    def __format__(self, format_spec: str) -> str:
        return int.__format__(self, format_spec)


class OpenStrEnum(str, _Open):
    """Named texts; any other text becomes a member named `UNKNOWN`."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if type(value) is not str:
            return None
        member = str.__new__(cls, value)
        member._name_ = "UNKNOWN"
        member._value_ = value
        return member

    def __str__(self) -> str:
        return str.__str__(self)

    def __format__(self, format_spec: str) -> str:
        return str.__format__(self, format_spec)


class CaselessStrEnum(OpenStrEnum):
    """Named texts that match in upper and lower case, because replies use both."""

    @classmethod
    def _missing_(cls, value: object) -> Any:
        if type(value) is str:
            for member in cls:
                if member.value.lower() == value.lower():
                    return member
        return super()._missing_(value)


__all__ = ["CaselessStrEnum", "OpenIntEnum", "OpenStrEnum"]
