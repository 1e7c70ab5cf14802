"""Differences as unified diffs, with the source file behind each hunk."""

from __future__ import annotations

import itertools
import re
import shutil

from support.project import Project

MAKE = "spec/tiny/talk/MakeTalk.yaml"
LIST = "spec/tiny/talk/ListTalks.yaml"
NAMES = "templates/{package}/names.py.jinja"
PAGE = "templates/docs/{lang}/{group}.md.jinja"


def sections(out: str) -> dict[str, list[str]]:
    """Return the lines about each file, by path."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in out.splitlines():
        if match := re.fullmatch(r"((?:out|spec)/[^: ]+): .+", line):
            here = found.setdefault(match.group(1), [])
        here.append(line)
    return found


def causes(lines: list[str]) -> list[str]:
    """Return the causes before the hunks."""
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
    tiny.edit("spec/tiny/structs.yaml", "en: Its name.", "en: Its new name.")
    found = sections(tiny.run("check").out)
    assert set(causes(found["out/tiny_im/structs.py"])) == {"spec/tiny/structs.yaml"}
    assert set(causes(found["out/docs/en/structs.md"])) == {"spec/tiny/structs.yaml"}


def test_an_error_names_the_file_of_the_errors(tiny: Project) -> None:
    tiny.edit("spec/tiny/errors.yaml", "en: Wait a moment.", "en: Wait a while.")
    found = sections(tiny.run("check").out)
    assert set(causes(found["out/tiny_im/error_codes.py"])) == {"spec/tiny/errors.yaml"}


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
    assert page[0] == "out/docs/en/talk.md: changed outside of volcgen"
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
    assert stray[:3] == ["out/stray.txt: not generated", "--- out/stray.txt", "+++ /dev/null"]
    assert causes(stray) == ["no source file"]
    assert "-one" in stray


def test_another_tool_is_named(plain: Project) -> None:
    path = "out/.volcgen.json"
    plain.write({path: re.sub(r'"black": "[^"]+"', '"black": "1.0"', plain.read(path))})
    outcome = plain.run("check")
    assert outcome.code == 1
    assert '-  "black": "1.0",' in outcome.out
    (cause,) = causes(sections(outcome.out)[path])
    assert re.fullmatch(r"black 1\.0 → [0-9.]+", cause)


def test_without_a_record_of_the_last_run_sources_are_named(plain: Project) -> None:
    shutil.rmtree(plain.root / ".volcgen")
    plain.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
    plain.edit("templates/{package}/plain.py", "42", "43")
    plain.write({"out/stray.txt": "x"})
    outcome = plain.run("check")
    found = sections(outcome.out)
    assert found["out/docs/en/talk.md"][0] == "out/docs/en/talk.md: differs"
    assert causes(found["out/docs/en/talk.md"]) == [f"{PAGE} and {MAKE}"]
    assert found["out/tiny_im/names.py"][0] == "out/tiny_im/names.py: differs"
    assert causes(found["out/tiny_im/names.py"]) == [NAMES]
    assert causes(found["out/tiny_im/plain.py"]) == ["templates/{package}/plain.py"]
    assert found["out/stray.txt"][0] == "out/stray.txt: not generated"
    assert outcome.code == 1


def test_hand_written_sources_are_named_without_a_record(tiny: Project) -> None:
    shutil.rmtree(tiny.root / ".volcgen")
    source = "runtime/volc_sdk/_core/regions.py"
    tiny.write({source: tiny.read(source) + "# Edited.\n"})
    found = sections(tiny.run("check").out)
    assert causes(found["out/tiny_im/_core/regions.py"]) == [source]


def test_no_difference_shows_a_digest(tiny: Project) -> None:
    tiny.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
    (tiny.output / ".volcgen.json").unlink()
    assert not re.search(r"\b[0-9a-f]{32,}\b", tiny.run("check").out)


def test_nothing_in_a_difference_controls_a_terminal(plain: Project) -> None:
    plain.write({"out/stray.txt": "\x1b[31mred\x1b[0m \u202eright\r\n\x07\x9b\u2028"})
    plain.write({"out/binary": b"\x00\xff\xfe\x80"})
    out = plain.run("check").out
    assert all(char.isprintable() or char == "\n" for char in out)
    assert r"-\x1b[31mred\x1b[0m \u202eright\r" in out
    assert r"-\x00\xff\xfe\x80" in out


def test_the_count_of_files_is_shown(plain: Project) -> None:
    plain.edit("templates/{package}/plain.py", "42", "43")
    plain.write({"out/other.txt": "x"})
    assert plain.run("check").err == "2 files differ; run `volcgen generate`\n"
    plain.good("generate")
    plain.write({"out/stray.txt": "x"})
    assert plain.run("check").err == "1 file differs; run `volcgen generate`\n"
