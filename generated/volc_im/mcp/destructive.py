"""Which actions remove something that cannot be restored by the reverse action."""

from __future__ import annotations

import re
from typing import Any, Final

from .._core.schema.actions import Action

_VERBS: Final = re.compile(r"(Batch)?(Un[A-Z]\w+|Destroy|Delete|Remove|Recall)")


def is_destructive(action: Action[Any]) -> bool:
    """Return whether a person must confirm calls of an action."""
    return action.access == "write" and _VERBS.match(action.name) is not None
