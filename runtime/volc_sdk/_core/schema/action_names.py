"""Names of actions that are given as text, and what was meant where there is no such name."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import ConfigError


def known_action(name: object, named: str = "") -> str:
    """The name of an action of this package; raises ConfigError, which begins with `named`."""
    from ...registry import ACTIONS

    if isinstance(name, str) and name in ACTIONS:
        return name
    raise ConfigError(f"{named}there is no action {name!r}{meant(name, ACTIONS)}")


def meant(name: object, known: Iterable[str]) -> str:
    """What was meant, to go behind the words of an error; empty where no name is like it."""
    from difflib import get_close_matches

    # In Python the actions' names are spelt another way, which says nothing about likeness.
    alike = {_spelt(each): each for each in known}
    close = get_close_matches(_spelt(str(name)), alike, n=1)
    return f"; did you mean {alike[close[0]]!r}?" if close else ""


def _spelt(name: str) -> str:
    return name.replace("_", "").lower()
