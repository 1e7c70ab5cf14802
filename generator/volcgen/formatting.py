"""black, in process, on what is not known to be formatted already."""

from __future__ import annotations

from volcgen.view.text import LINE_LENGTH


def format_python(text: str) -> str:
    """The text in black's style. Its own equality check is off: the shape proof stands for it."""
    import black
    from black.mode import TargetVersion
    from black.report import NothingChanged

    targets = {TargetVersion[f"PY3{minor}"] for minor in range(11, 15)}
    mode = black.Mode(target_versions=targets, line_length=LINE_LENGTH)
    try:
        return black.format_file_contents(text, fast=True, mode=mode)
    except NothingChanged:
        return text
