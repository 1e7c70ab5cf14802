"""Pictures of the documents, drawn as SVG without a library or a browser.

    words      widths of texts, and lines that fit
    svg        shapes to SVG; escapes all texts
    boxes      boxes in columns and rows, with arrows
    messages   messages between participants

`docs/decisions/pictures.md` has the reasons.
"""

from __future__ import annotations

from volcgen.pictures.boxes import Arrow, Box, Group, flow
from volcgen.pictures.messages import Message, Repeat, Work, sequence

__all__ = ["Arrow", "Box", "Group", "Message", "Repeat", "Work", "flow", "sequence"]
