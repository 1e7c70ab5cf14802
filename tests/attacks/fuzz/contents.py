"""Random changes of the bytes of a file or a message."""

from __future__ import annotations

from random import Random
from typing import Final

from ..texts import RAW, TEXTS

_MARKS: Final = (
    b":", b": ", b"- ", b"{", b"}", b"[", b"]", b",", b"#", b"&a ", b"*a", b"!", b"|", b">", b"'", b'"', b"%", b"@",
    b"`", b"<<: ", b"? ", b"---\n", b"...\n", b"\n", b"\n\n", b"\t", b"  ", b"\\", b"\0", b"\x1b", b"\x85", b"\xff",
    b"\xc3", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"<table>", b"<td>", b"</tr>", b"<a ", b"<!--", b"&#",
    b"| ", b"|---|", b"\\|", b"## ", b"<li>", b"9" * 50, b"1e999", b"null", b"true", b"\r", b"\r\n", "名".encode(),
)  # fmt: skip
_HOSTILE: Final = (
    *(text.encode("utf-8", "surrogatepass")[:2_000] for each in TEXTS.values() for text in each),
    *(content[:20_000] for kind in ("encodings", "nesting", "bombs") for content in RAW[kind]),
)
_TIMES: Final = (1, 2, 20, 1_000)
_MOST: Final = 2_000_000
"""Bytes of an input: larger ones are among the hostile contents."""


def changed(content: bytes, count: int, random: Random, made: list[str]) -> bytes:
    """Return a content with some random changes, which are noted."""
    for _ in range(count):
        at = random.randint(0, len(content))
        size = random.choice((1, 2, 10, 100, 1_000))
        part, rest = content[at : at + size], content[at + size :]
        match random.randrange(9):
            case 0:
                done, content = f"cut {len(part)}", content[:at] + rest
            case 1:
                done, content = "cut the rest", content[:at]
            case 2 | 3:
                piece = random.choice(_MARKS) * random.choice(_TIMES)
                done, content = (
                    f"insert {piece[:40]!r} × {len(piece)}",
                    content[:at] + piece + content[at:],
                )
            case 4:
                piece = random.choice(_HOSTILE)
                done, content = (
                    f"insert {piece[:40]!r}, {len(piece)} bytes",
                    content[:at] + piece + content[at:],
                )
            case 5:
                times = random.choice(_TIMES)
                done, content = f"repeat {len(part)} × {times}", content[:at] + part * times + rest
            case 6:
                other = random.randint(0, len(content))
                moved = content[other : other + size]
                done, content = (
                    f"copy {len(moved)} from {other}",
                    content[:at] + moved + content[at:],
                )
            case 7:
                piece = bytes(random.randrange(256) for _ in part[:10])
                done, content = (
                    f"overwrite by {piece!r}",
                    content[:at] + piece + content[at + len(piece) :],
                )
            case _:
                lines = content.split(b"\n")
                one, two = random.randrange(len(lines)), random.randrange(len(lines))
                lines[one], lines[two] = lines[two], lines[one]
                done, content = f"exchange lines {one + 1} and {two + 1}", b"\n".join(lines)
        made.append(f"{done} at byte {at}")
        content = content[:_MOST]
    return content
