"""Which texts can be sent: the credentials and whoever reads some ask here."""

from __future__ import annotations


def is_clean(value: str) -> bool:
    """Whether a text is printable, without blanks around it, and not empty."""
    return bool(value) and value.isprintable() and value == value.strip()


def is_sendable(value: str) -> bool:
    """Whether a text is clean, and in ASCII as well."""
    return is_clean(value) and value.isascii()


def is_text(value: object) -> bool:
    """Whether it is a text that can be encoded: JSON and variables may hold halves of characters."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
