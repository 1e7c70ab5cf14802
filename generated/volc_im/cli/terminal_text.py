"""Text for terminals: data of a server must not move the cursor or change the terminal's state."""

from __future__ import annotations


def visible(text: str, *, keep_lines: bool = False) -> str:
    """Return the text with escapes such as \\x1b in place of unprintable characters.

    Control characters, bidirectional marks and unpaired surrogates are unprintable. Spaces are kept.
    """
    if text.isprintable():
        return text
    return "".join(
        (
            char
            if char.isprintable() or (keep_lines and char == "\n")
            else char.encode("unicode_escape").decode("ascii")
        )
        for char in text
    )


def visible_json(text: str) -> str:
    """Return JSON with escapes of JSON in place of unprintable characters; line feeds are kept."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        char if char.isprintable() or char == "\n" else _json_escape(char) for char in text
    )


def _json_escape(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def width(text: str) -> int:
    """Return the columns of a text in a terminal: East Asian characters take two."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )


def cut(text: str, columns: int) -> str:
    """Return the text, or its beginning and `…` if it takes more than `columns`."""
    if width(text) <= columns:
        return text
    kept, used = "", 1
    for char in text:
        used += width(char)
        if used > columns:
            break
        kept += char
    return f"{kept}…"
