"""A hundred random edits of a spec survive an import: comments, order, texts and decisions."""

from __future__ import annotations

import copy
import random
import re
from dataclasses import replace
from typing import Any, Final

from support.page_facts import DROP, MAKE, changed, reading, row, values, with_row
from support.project import Project

from volcgen.changes.facts import Fact
from volcgen.changes.write import write
from volcgen.config import find_config
from volcgen.spec.document import parse
from volcgen.spec.source import SpecText

MAKE_PATH: Final = "spec/tiny/talk/MakeTalk.yaml"
STRUCTS_PATH: Final = "spec/tiny/structs.yaml"
SERVICE_PATH: Final = "spec/tiny/service.yaml"
PATHS: Final = (MAKE_PATH, STRUCTS_PATH, SERVICE_PATH, "spec/tiny/talk/ListTalks.yaml")
_FIELD: Final = re.compile(r"( +)([A-Za-z]+): \{(type: .*?), (description: \{.*\})\}")

PAGE = replace(
    changed(changed(MAKE, "request", "OwnerId", max=1000), "Start", "Kind", enum=values(1, 2, 3)),
    qps=Fact(80, 5),
)
PAGE = changed(changed(PAGE, "More", "Score", min=1), "request", "OtherId", required=True)
PAGE = with_row(PAGE, "request", row("Count", 13, "Long", required=False))
TODO: Final = {"en": "TODO", "zh": "TODO"}


def comment(text: str, draw: random.Random) -> str:
    lines = text.split("\n")
    at = draw.randrange(len(lines))
    return "\n".join(
        [*lines[:at], f"{' ' * draw.choice([0, 2, 4, 6, 7])}# note {draw.random()}", *lines[at:]]
    )


def remark(text: str, draw: random.Random) -> str:
    lines = text.split("\n")
    at = draw.choice([place for place, line in enumerate(lines) if line.strip()])
    lines[at] += f"{' ' * draw.randint(1, 5)}# why {draw.random()}"
    return "\n".join(lines)


def empty_line(text: str, draw: random.Random) -> str:
    lines = text.split("\n")
    at = draw.randrange(len(lines))
    return "\n".join([*lines[:at], "  " * draw.randint(0, 2), *lines[at:]])


def other_text(text: str, draw: random.Random) -> str:
    found = draw.choice(list(re.finditer(r"en: [A-Z][a-z ]*\.", text)))
    new = draw.choice(["en: Words of ours.", "en: 'It''s ours.'", 'en: "Ours, \\u00e9: \\"so\\"."'])
    return text[: found.start()] + new + text[found.end() :]


def order_of_keys(text: str, draw: random.Random) -> str:
    """Shuffle the keys of a field that is written on one line."""
    found = draw.choice(list(_FIELD.finditer(text)) or [None])
    if found is None or "{" in found[3] or "[" in found[3]:
        return text
    keys = [*found[3].split(", "), found[4]]
    draw.shuffle(keys)
    new = f"{found[1]}{found[2]}: {{{', '.join(keys)}}}"
    return text[: found.start()] + new + text[found.end() :]


def block(text: str, draw: random.Random) -> str:
    """Write a field on several lines."""
    found = draw.choice(list(_FIELD.finditer(text)) or [None])
    if found is None or "{" in found[3] or "[" in found[3]:
        return text
    lines = "".join(f"\n{found[1]}{' ' * 3}{key}" for key in [*found[3].split(", "), found[4]])
    return text[: found.start()] + f"{found[1]}{found[2]}:{lines}" + text[found.end() :]


def order_of_parts(text: str, draw: random.Random) -> str:
    """Shuffle the keys of the file, each with its lines."""
    parts = re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE)
    rest = parts[1:]
    if not text.endswith("\n"):
        return text
    draw.shuffle(rest)
    return "".join([parts[0], *rest])


def decision(text: str, draw: random.Random) -> str:
    entry = "  - {where: request.OwnerId.min, reason: Seen in replies.}\n"
    if "action: MakeTalk" not in text or entry in text:
        return text
    return text.replace("evidence:\n", f"evidence:\n{entry}")


EDITS: Final = (comment, comment, remark, remark, empty_line, other_text, order_of_keys, block, order_of_parts, decision)  # fmt: skip


def expected(old: dict[str, Any]) -> dict[str, Any]:
    """Return the data of the files after the import of PAGE."""
    new = copy.deepcopy(old)
    make, structs = new[MAKE_PATH], new[STRUCTS_PATH]
    make["qps"] = 80
    make["request"]["OwnerId"]["max"] = 1000
    make["request"]["OtherId"]["required"] = True
    make["request"]["Count"] = {"type": "Long", "description": TODO}
    structs["enums"]["Kind"]["values"]["TODO_3"] = {"value": 3, "description": TODO}
    structs["structs"]["Detail"]["fields"]["Score"]["min"] = 1
    return new


def is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(line in rest for line in part)


def test_a_hundred_random_edits_survive(plain: Project) -> None:
    config = find_config(plain.root)
    good = {path: plain.read(path) for path in PATHS}
    edits = 0
    for seed in range(25):
        draw = random.Random(seed)  # noqa: S311 - a seed makes a run repeatable
        texts = dict(good)
        for _ in range(draw.randint(1, 12)):
            path = draw.choice(PATHS)
            texts[path] = draw.choice(EDITS)(texts[path], draw)
            edits += 1
        plain.write(texts)
        data = {path: parse(SpecText(path, text)).data for path, text in texts.items()}

        written = write(config, "tiny", reading(PAGE))

        assert len(written.changes) == 6, seed
        after = {path: plain.read(path) for path in PATHS}
        assert {path: parse(SpecText(path, text)).data for path, text in after.items()} == expected(
            data
        )
        for path, text in texts.items():
            # Only lines with a changed fact differ.
            fact = re.compile(r"^qps:|(OwnerId|OtherId|Score): \{|^ *(max|min): ")
            kept = [line for line in text.split("\n") if not fact.search(line)]
            assert is_subsequence(kept, after[path].split("\n")), (seed, path)
            notes = re.findall(r"# (?:note|why) [0-9.e-]+", text)
            assert re.findall(r"# (?:note|why) [0-9.e-]+", after[path]) == notes, (seed, path)
        again = write(config, "tiny", reading(PAGE))
        assert (again.files, again.changes) == ((), ())
        assert {path: plain.read(path) for path in PATHS} == after
    assert edits > 100


def test_a_new_action_beside_random_edits(plain: Project) -> None:
    config = find_config(plain.root)
    good = {path: plain.read(path) for path in PATHS}
    for seed in range(10):
        draw = random.Random(seed)  # noqa: S311 - a seed makes a run repeatable
        texts = dict(good)
        for _ in range(8):
            path = draw.choice((STRUCTS_PATH, SERVICE_PATH))
            texts[path] = draw.choice((comment, remark, empty_line, block, order_of_parts))(
                texts[path], draw
            )
        plain.write(texts)
        (plain.root / "spec/tiny/talk/DropTalk.yaml").unlink(missing_ok=True)
        written = write(config, "tiny", reading(DROP), group="talk")
        assert written.problems == ()
        for path in (STRUCTS_PATH, SERVICE_PATH):
            kept = [line for line in texts[path].split("\n") if "ListTalks]" not in line]
            assert is_subsequence(kept, plain.read(path).split("\n")), (seed, path)
        assert write(config, "tiny", reading(DROP), group="talk").files == ()
