"""Check action names that users pass, and suggest names for misspelt ones."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..errors import ConfigError


def known_action(name: object, actions: Collection[str], argument: str = "") -> str:
    """Return the name of an action of the service.

    Raises:
        ConfigError: There is no such action; the message begins with `argument`.
    """
    if isinstance(name, str) and name in actions:
        return name
    raise ConfigError(f"{argument}there is no action {name!r}{suggestion(name, actions)}")


def suggestion(name: object, known: Iterable[str]) -> str:
    """Return "; did you mean …?" with the most similar name; empty if no name is similar."""
    from difflib import get_close_matches

    # Names are normalized, because users may write the name of a method in place of the action's.
    by_normalized = {_normalized(each): each for each in known}
    close = get_close_matches(_normalized(str(name)), by_normalized, n=1)
    return f"; did you mean {by_normalized[close[0]]!r}?" if close else ""


def _normalized(name: str) -> str:
    return name.replace("_", "").lower()
