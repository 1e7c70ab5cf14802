"""Code with the classes that the style sheet colors."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from markupsafe import Markup, escape
from pygments import highlight as pygments_highlight
from pygments import lexers
from pygments.formatters import HtmlFormatter
from pygments.util import ClassNotFound

_SIGNATURE: Final = re.compile(r"\w+\.\w+\(\n")
_LEXERS: Final[Any] = lexers  # its types are incomplete
_FORMATTER: Final = HtmlFormatter[str](nowrap=True)


@lru_cache(maxsize=8192)
def highlight(code: str, language: str) -> Markup:
    """Return the code as HTML; a language that is not known gives plain text."""
    if language == "text" and _SIGNATURE.match(code):
        language = "python"
    if language in ("", "text"):
        return escape(code)
    try:
        lexer = _LEXERS.get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return escape(code)
    # The formatter escapes the text.
    return Markup(pygments_highlight(code, lexer, _FORMATTER))
