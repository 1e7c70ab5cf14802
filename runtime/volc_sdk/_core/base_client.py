"""What both clients are without their drivers: options, and copies that share everything else."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeVar

from .call.options import Options
from .errors import ConfigError

if TYPE_CHECKING:
    from .call.state import Shared

Self = TypeVar("Self", bound="BaseClient")


class BaseClient:
    """Options, and what copies share."""

    _options: Options
    _shared: Shared

    def __repr__(self) -> str:
        shared = getattr(self, "_shared", None)  # absent where making the client failed
        if shared is None:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}(endpoint={shared.endpoint!r}, region={shared.region!r})"

    def _parameter(self, name: str, value: int | None) -> int:
        """A parameter of this call, or the client's."""
        value = self._options.parameters[name] if value is None else value
        if value is None:
            raise ConfigError(f"{name} is needed: pass {name}= to the client, or to the call")
        return value

    def _with(self: Self, parameters: dict[str, int | None], **changes: Any) -> Self:
        other = copy.copy(self)
        other._options = self._options.changed(parameters, **changes)
        return other

    @property
    def with_raw_response(self: Self) -> Self:
        """The same client, whose results keep their replies: see `result.raw_response`.

        Example:
            page = im.with_raw_response.get_user_conversations(...)
            print(page.raw_response.status, page.raw_response.headers)
        """
        return self._with({}, keep_raw=True)
