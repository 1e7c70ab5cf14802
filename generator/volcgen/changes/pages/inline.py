"""Markup within a line: Markdown and HTML become plain text with backticks, bullets and links."""

from __future__ import annotations

import html
import re
from typing import Final

HTML_TAGS: Final = (
    "a|abbr|anchor|apilink|b|blockquote|body|br|button|caption|center|code|col|colgroup|dd|del|details|div|"
    "dl|dt|em|font|footer|form|h[1-6]|head|header|hr|html|i|img|ins|kbd|label|li|link|main|mark|meta|nav|ol|"
    "p|pre|s|script|section|small|span|strong|style|sub|summary|sup|svg|table|tabpane|tabs?|tbody|td|tfoot|"
    "th|thead|title|tr|tt|u|ul|wbr|article|aside"
)
FOREIGN_TAG: Final = re.compile(rf"<(?!/?(?:{HTML_TAGS})(?![\w.]))(?!!)", re.IGNORECASE)
"""A `<` that does not begin a tag, such as that of `List<String>`."""

_CODE_SPAN: Final = re.compile(r"``[^`\n]*``|`[^`\n]*`")
_TAG: Final = re.compile(
    rf"<(/?)({HTML_TAGS})(?![\w.])((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*)>", re.IGNORECASE
)
_TARGET: Final = re.compile(r"(?:href|link|to|target)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_ID: Final = re.compile(
    r"<\w+[^<>]*?\s(?:id|name)\s*=\s*[\"']([^\"'<>]{1,100})[\"']", re.IGNORECASE
)
_IMAGE: Final = re.compile(r"!\[([^\[\]]*)\]\([^()\s]*\)")
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~:\"'$&])")
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_LINK: Final = re.compile(r"\[([^\[\]]+)\]\(([^()\s]*)\)")
_SPACE: Final = re.compile(r"[ \t\u00a0\u2000-\u200b\u3000\ufeff]+")


def plain(text: str) -> str:
    """Return `text` without markup; `<br>` and list items become lines."""
    parts: list[str] = []
    last = 0
    for span in _CODE_SPAN.finditer(text):
        parts.append(_outside_code(text[last : span.start()]))
        parts.append("`" + span.group().strip("`").replace("\\|", "|").strip() + "`")
        last = span.end()
    parts.append(_outside_code(text[last:]))
    return _balanced_links("".join(parts))


def unescaped(text: str) -> str:
    """Return the text of code or a value, in which only punctuation is escaped."""
    return _ESCAPE.sub(r"\1", text)


def _outside_code(text: str) -> str:
    text = _IMAGE.sub(r"\1", text)
    text = _TAG.sub(_tag_text, text)
    text = text.replace("**", "")
    text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    return unescaped(text)


def _tag_text(tag: re.Match[str]) -> str:
    closing, name, attributes = tag[1], tag[2].lower(), tag[3]
    if name == "br":
        return "\n"
    if name == "li":
        return "" if closing else "\n- "
    if name in ("p", "div", "ul", "ol"):
        return "\n"
    if name == "code":
        return "`"
    if name in ("a", "apilink"):
        if closing:
            return "\x02"
        target = _TARGET.search(attributes)
        return f"\x01{target[1] if target else ''}\x03"
    return ""


def _balanced_links(text: str) -> str:
    """Return `text` with the links of tags in the form of Markdown."""
    if "\x01" not in text:
        return text.replace("\x02", "").replace("\x03", "")
    text = re.sub(r"\x01([^\x01\x02\x03]*)\x03([^\x01\x02\x03]*)\x02", r"[\2](\1)", text)
    text = re.sub(r"\x01[^\x01\x02\x03]*\x03", "", text)
    return text.replace("\x02", "")


def tidy(text: str) -> str:
    """Return `text` with single spaces."""
    return _SPACE.sub(" ", text).strip()


def without_links(text: str) -> str:
    """Return `text` with each link replaced by its words."""
    return _LINK.sub(r"\1", text)


def first_link(text: str) -> tuple[str, str] | None:
    """Return words and target of the first link."""
    link = _LINK.search(text)
    return (link[1], link[2]) if link else None


def bare(text: str) -> str:
    """Return `text` without backticks, links and outer spaces, as a name or a value is written."""
    return tidy(without_links(text).replace("`", ""))


def ids_in(markup: str) -> tuple[str, ...]:
    """Return the anchors that tags in a line of markup define."""
    return tuple(_ID.findall(markup))


def slug(heading: str) -> str:
    """Return the anchor that documents derive from a heading."""
    kept = re.sub(r"[^\w\- ]", "", bare(heading).lower())
    return kept.replace(" ", "-")
