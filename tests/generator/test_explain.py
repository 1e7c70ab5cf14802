"""The difference as a unified diff, and the file that is behind each part of it."""

from __future__ import annotations

import itertools
import re

from .support import Project

MAKE = "spec/im/talk/MakeTalk.yaml"
LIST = "spec/im/talk/ListTalks.yaml"
NAMES = "templates/{package}/names.py.jinja"
PAGE = "templates/docs/{lang}/{group}.md.jinja"


def sections(out: str) -> dict[str, list[str]]:
    """The lines about each file, by the file's path."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in out.splitlines():
        if match := re.fullmatch(r"((?:out|spec)/[^: ]+): .+", line):
            here = found.setdefault(match.group(1), [])
        here.append(line)
    return found


def causes(lines: list[str]) -> list[str]:
    """What stands before each hunk."""
    assert all(
        before.startswith("# from ") or not line.startswith("@@ ")
        for before, line in itertools.pairwise(lines)
    )
    return [line.removeprefix("# from ") for line in lines if line.startswith("# from ")]


def test_an_edited_text_names_its_spec_file(tiny: Project) -> None:
    tiny.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
    outcome = tiny.run("check")
    found = sections(outcome.out)
    page = found["out/docs/en/talk.md"]
    assert page[0] == "out/docs/en/talk.md: out of date"
    assert page[1:3] == ["--- out/docs/en/talk.md", "+++ out/docs/en/talk.md"]
    assert "-Make a talk." in page
    assert "+Make one talk." in page
    assert set(causes(page)) == {MAKE}
    for path, lines in found.items():
        if path != "out/.volcgen.json":
            assert set(causes(lines)) == {MAKE}, path


def test_two_edited_files_are_told_apart(tiny: Project) -> None:
    tiny.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
    tiny.edit(LIST, "en: List talks.", "en: List all talks.")
    lines = sections(tiny.run("check").out)["out/docs/en/talk.md"]
    assert LIST in causes(lines)
    for hunk in "\n".join(lines).split("# from ")[1:]:
        cause, _, body = hunk.partition("\n")
        assert (MAKE in cause) or "+Make one talk." not in body
        assert (LIST in cause) or "+List all talks." not in body


def test_a_struct_names_the_file_of_the_structs(tiny: Project) -> None:
    tiny.edit("spec/im/structs.yaml", "en: Its name.", "en: Its new name.")
    found = sections(tiny.run("check").out)
    assert set(causes(found["out/tiny_im/structs.py"])) == {"spec/im/structs.yaml"}
    assert set(causes(found["out/docs/en/structs.md"])) == {"spec/im/structs.yaml"}


def test_an_error_names_the_file_of_the_errors(tiny: Project) -> None:
    tiny.edit("spec/im/errors.yaml", "en: Wait a moment.", "en: Wait a while.")
    found = sections(tiny.run("check").out)
    assert set(causes(found["out/tiny_im/error_codes.py"])) == {"spec/im/errors.yaml"}


def test_a_template_is_named_when_it_was_edited(plain: Project) -> None:
    plain.edit(NAMES, "ACTIONS", "KNOWN")
    found = sections(plain.run("check").out)
    assert found["out/tiny_im/names.py"][0] == "out/tiny_im/names.py: out of date"
    assert causes(found["out/tiny_im/names.py"]) == [NAMES]
    assert "out/docs/en/talk.md" not in found


def test_a_copied_template_is_named_when_it_was_edited(plain: Project) -> None:
    plain.edit("templates/{package}/plain.py", "42", "43")
    lines = sections(plain.run("check").out)["out/tiny_im/plain.py"]
    assert causes(lines) == ["templates/{package}/plain.py"]
    assert "-ANSWER = 42" in lines
    assert "+ANSWER = 43" in lines


def test_a_partial_is_named_when_it_was_edited(plain: Project) -> None:
    plain.edit("templates/_head.jinja", "# Made", "# Now made")
    found = sections(plain.run("check").out)
    assert causes(found["out/tiny_im/names.py"]) == ["templates/_head.jinja"]
    assert causes(found["out/pyproject.toml"]) == ["templates/_head.jinja"]


def test_an_edit_by_hand_names_the_template_to_edit(plain: Project) -> None:
    plain.edit("out/docs/en/talk.md", "Make a talk.", "My own words.")
    plain.edit("out/tiny_im/names.py", "ACTIONS", "MINE")
    found = sections(plain.run("check").out)
    page = found["out/docs/en/talk.md"]
    assert page[0] == "out/docs/en/talk.md: edited by hand"
    assert causes(page) == [f"{PAGE} and {MAKE}"]
    assert "-My own words." in page
    names = found["out/tiny_im/names.py"]
    assert causes(names)[0].startswith(NAMES)


def test_missing_and_stray_files_are_shown_whole(plain: Project) -> None:
    (plain.output / "tiny_im/plain.py").unlink()
    plain.write({"out/stray.txt": "one\ntwo\n"})
    found = sections(plain.run("check").out)
    missing = found["out/tiny_im/plain.py"]
    assert missing[:3] == [
        "out/tiny_im/plain.py: is missing", "--- /dev/null", "+++ out/tiny_im/plain.py",
    ]  # fmt: skip
    assert "+ANSWER = 42" in missing
    stray = found["out/stray.txt"]
    assert stray[:3] == ["out/stray.txt: a stray file", "--- out/stray.txt", "+++ /dev/null"]
    assert causes(stray) == ["no template"]
    assert "-one" in stray


def test_another_tool_is_named(plain: Project) -> None:
    ledger = plain.read("out/.volcgen.json")
    plain.write({"out/.volcgen.json": re.sub(r'"black": "[^"]+"', '"black": "1.0"', ledger)})
    plain.edit("out/tiny_im/names.py", "ACTIONS", "ACTIONS")
    outcome = plain.run("check")
    assert outcome.code == 1
    assert '-  "black": "1.0",' in outcome.out


def test_nothing_in_a_difference_controls_a_terminal(plain: Project) -> None:
    plain.write({"out/stray.txt": "\x1b[31mred\x1b[0m \u202eright\r\n\x07\x9b\u2028"})
    plain.write({"out/binary": b"\x00\xff\xfe\x80"})
    out = plain.run("check").out
    assert all(char.isprintable() or char == "\n" for char in out)
    assert r"-\x1b[31mred\x1b[0m \u202eright\r" in out
    assert r"-\x00\xff\xfe\x80" in out


def test_the_count_of_files_is_said(plain: Project) -> None:
    plain.edit("templates/{package}/plain.py", "42", "43")
    assert plain.run("check").err == "2 files differ; `volcgen generate` puts it right\n"
    plain.good("generate")
    plain.write({"out/stray.txt": "x"})
    assert plain.run("check").err == "1 file differs; `volcgen generate` puts it right\n"
