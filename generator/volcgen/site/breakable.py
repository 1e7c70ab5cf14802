"""Names that narrow columns break between their words."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup

_WORD_ENDS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=_)")


def breakable(name: str) -> Markup:
    """Return a name in HTML that can be broken before a capital letter and after an underscore."""
    return Markup("<wbr>").join(_WORD_ENDS.split(name))
