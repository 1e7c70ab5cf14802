"""What may differ from call to call: a client's settings without what its copies share."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Any, Final

from ..errors import ConfigError

LONGEST_S: Final = 1e6
"""No transport takes any time for a timeout."""


@dataclass(frozen=True, slots=True)
class Options:
    """Frozen; `with_options` makes another."""

    timeout_s: float
    """Bounds one attempt."""
    deadline_s: float | None = None
    """Bounds the whole call: attempts, waits and pacing. Infinity stands for None, the unbounded."""
    max_retries: int = 3
    """Attempts after the first."""
    validate: bool = True
    """Hold requests against the documented rules before they are sent."""
    raise_on_partial: bool = False
    """Raise when a reply says that some items failed."""
    keep_raw: bool = False
    """Keep each reply as it came, see `with_raw_response`."""
    headers: dict[str, str] = field(default_factory=dict[str, str], repr=False)
    """Further headers of every request; those that begin with X- are signed."""
    parameters: dict[str, int | None] = field(default_factory=dict[str, int | None])
    """Fields that every request carries, such as app_id."""

    def __post_init__(self) -> None:
        for name in ("timeout_s", "deadline_s"):
            value: Any = getattr(self, name)
            if value is not None and (isinstance(value, bool) or not value > 0):
                words = f"{name[:-2]} must be a number of seconds above 0, not {value!r}"
                raise ConfigError(words)
        if not self.timeout_s < LONGEST_S:
            raise ConfigError(f"timeout must be below {LONGEST_S:g} s, not {self.timeout_s!r}")
        if self.deadline_s == math.inf:
            object.__setattr__(self, "deadline_s", None)
        if isinstance(self.max_retries, bool) or self.max_retries < 0:
            raise ConfigError(f"max_retries must be 0 or more, not {self.max_retries!r}")
        for name, text in self.headers.items():
            if not name.isascii() or any(char in name + text for char in "\r\n\0"):
                raise ConfigError(f"the header {name!r} cannot be sent")

    def changed(self, parameters: dict[str, int | None], **changes: Any) -> Options:
        """Other options; None leaves a thing as it is."""
        given = {name: value for name, value in changes.items() if value is not None}
        if "headers" in given:
            given["headers"] = {**self.headers, **given["headers"]}
        merged = {**self.parameters, **{k: v for k, v in parameters.items() if v is not None}}
        return replace(self, parameters=merged, **given)
