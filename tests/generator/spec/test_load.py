"""Loading a folder of spec files: missing files, and all problems together."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.broken_specs import LIST, MAKE
from support.damage import CUTS
from support.project import Project, bounded, make_project, tree
from support.tiny_spec import PLAIN_TEMPLATES, SPEC

from volcgen.spec.load import load


@pytest.mark.parametrize("name", ["service.yaml", "errors.yaml", "structs.yaml"])
def test_a_missing_file_is_named(plain: Project, name: str) -> None:
    (plain.root / "spec/tiny" / name).unlink()
    before = tree(plain.root)
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert outcome.err.startswith("error[L222]")
    assert f"{name}" in outcome.err
    assert "= " in outcome.err
    assert tree(plain.root) == before


def test_an_empty_spec_and_two_services_are_named(plain: Project) -> None:
    shutil.copytree(plain.root / "spec/tiny", plain.root / "spec/more")
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert "`output` must contain {service}, because the spec has 2 services" in outcome.err
    shutil.rmtree(plain.root / "spec")
    (plain.root / "spec").mkdir()
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert "error[L222] expected one service.yaml in the spec, found none" in outcome.err
    assert "spec/chat/service.yaml" in outcome.err


def test_problems_of_several_files_are_shown_together_and_in_order(plain: Project) -> None:
    plain.edit(f"spec/tiny/{MAKE}", "access: write", "access: wirte")
    plain.edit(f"spec/tiny/{MAKE}", "qps: 50", "qps: fifty")
    plain.edit(f"spec/tiny/{LIST}", "access: read", "access: read\naccess: read")
    plain.edit("spec/tiny/structs.yaml", "max_length: 20", "max_length: long")
    plain.edit("spec/tiny/errors.yaml", "number: 100018", "number: 0x10")
    plain.edit("spec/tiny/service.yaml", "timeout_s: 10\n", "")
    error = plain.run("lint").err
    arrows = [line.split("--> ")[1] for line in error.split("\n") if "--> " in line]
    assert arrows == [
        "spec/tiny/errors.yaml:9:13",
        "spec/tiny/service.yaml:1:1",
        "spec/tiny/structs.yaml:20:40",
        f"spec/tiny/{LIST}:4:1",
        f"spec/tiny/{MAKE}:3:9",
        f"spec/tiny/{MAKE}:4:6",
    ]
    assert "\n6 problems; nothing was written.\n" in error


def test_problems_of_meaning_are_shown_together_and_in_order(plain: Project) -> None:
    plain.edit(f"spec/tiny/{MAKE}", "error: NoTalk}", "error: NoTlak}")
    plain.edit(f"spec/tiny/{MAKE}", "example: 11", "example: eleven")
    plain.edit(f"spec/tiny/{LIST}", "cursor: Cursor", "cursor: Nowhere")
    plain.edit("spec/tiny/structs.yaml", "Object of Detail", "Object of Details")
    error = plain.run("lint").err
    rules = [line[6:10] for line in error.split("\n") if line.startswith("error[")]
    assert rules == ["L202", "L209", "L218", "L207"]


def test_a_spec_with_carriage_returns_means_the_same(plain: Project) -> None:
    before = load(plain.root / "spec", plain.root)
    plain.write({path: text.replace("\n", "\r\n") for path, text in SPEC.items()})
    after = load(plain.root / "spec", plain.root)
    assert [file.node for file in after.files] == [file.node for file in before.files]


@pytest.fixture(scope="module")
def mutant(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("mutant"), templates=PLAIN_TEMPLATES)


@bounded(90)
@given(
    file=st.sampled_from(sorted(SPEC)),
    cuts=st.lists(CUTS, min_size=1, max_size=3),
    kind=st.integers(0, 3),
)
def test_a_damaged_spec_is_read_or_refused(
    mutant: Project, file: str, cuts: list[tuple[float, int, str]], kind: int
) -> None:
    text = SPEC[file]
    for place, length, piece in cuts:
        start = int(place * len(text))
        chunk = text[start : start + length]
        new = {0: piece, 1: chunk + piece + chunk, 2: piece + chunk, 3: ""}[kind]
        text = text[:start] + new + text[start + length :]
    assert_read_or_refused(mutant, {**SPEC, file: text})


LINES = st.tuples(st.sampled_from(["drop", "twice", "swap", "indent", "move"]), st.integers(0, 200))


@bounded(60)
@given(file=st.sampled_from(sorted(SPEC)), edits=st.lists(LINES, min_size=1, max_size=3))
def test_a_spec_with_mixed_lines_is_read_or_refused(
    mutant: Project, file: str, edits: list[tuple[str, int]]
) -> None:
    lines = SPEC[file].splitlines()
    for what, number in edits:
        at = number % len(lines)
        match what:
            case "drop":
                lines = [*lines[:at], *lines[at + 1 :]] or ["a: b"]
            case "twice":
                lines.insert(at, lines[at])
            case "swap":
                lines[at], lines[at - 1] = lines[at - 1], lines[at]
            case "indent":
                lines[at] = f"  {lines[at]}"
            case _:
                lines.append(lines.pop(at))
    assert_read_or_refused(mutant, {**SPEC, file: "\n".join(lines) + "\n"})


# Values of the good spec, and values that occur nowhere in it.
WORDS = st.sampled_from(
    ["MakeTalk", "ListTalks", "Info", "Detail", "Kind", "Mood", "Key", "OwnerId", "Cursor", "Limit",
     "Talks", "String", "Long", "Integer", "Array of Info", "Object of Info", "JSON Map",
     "JSON Map of Long", "Boolean", "Double", "NoTalk", "talk", "calm", "1", "true", "[]", "{}",
     "null", "Model", "None", "class", "start", "Start", "AppId", "app_id", "Client", "import",
     "'a b'", "'{{ 7 }}'", '"\\""', "a_b", "[a, 1]", "{Kind: 1}", "-5", "0.5"]
)  # fmt: skip


@bounded(90)
@given(file=st.sampled_from(sorted(SPEC)), number=st.integers(0, 10_000), word=WORDS)
def test_a_spec_with_mixed_words_is_read_or_refused(
    mutant: Project, file: str, number: int, word: str
) -> None:
    text = SPEC[file]
    places = [
        (start, end)
        for start in range(len(text))
        if text[start - 2 : start] in (": ", "{ ", ", ", " {") or text[start - 1] in "{["
        for end in [next((e for e in range(start, len(text)) if text[e] in ",:}]\n"), len(text))]
        if end > start
    ]
    start, end = places[number % len(places)]
    assert_read_or_refused(mutant, {**SPEC, file: text[:start] + word + text[end:]})


def assert_read_or_refused(project: Project, spec: dict[str, str]) -> None:
    project.write(spec)
    outcome = project.run("check", "--full")
    assert outcome.code in (0, 1, 2), outcome.err
    assert "Traceback" not in outcome.err
    if outcome.code == 2:
        assert outcome.err.startswith("error["), outcome.err
        assert "--> spec/tiny" in outcome.err
        assert "nothing was written" in outcome.err
    assert not project.output.exists()
