"""`lint --fix`: applies unambiguous fixes, and changes nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.broken_specs import ERRORS, LIST, MAKE, SERVICE, STRUCTS, SUMMARY
from support.damage import CUTS
from support.project import Project, bounded, make_project, tree
from support.tiny_spec import PLAIN_TEMPLATES, SPEC

from volcgen import autofix
from volcgen.spec.files import Spec
from volcgen.spec.load import load
from volcgen.tree import TreeError

# Slips with one fix: the file, the text, the slip, the rule. The fix restores the file. The last slip
# has two fixes.
SLIPS = [
    (SERVICE, 'version: "2020-12-01"', "version: 2020-12-01", "Y004"),
    (MAKE, "idempotency_field: Key", "idempotencyfield: Key", "S102"),
    (STRUCTS, "Name: {type: String, max_length", "Name: {type: String, max_lenght", "S102"),
    (MAKE, "OtherId: {type: Long, example", "OtherId: {tpye: Long, example", "S102"),
    (MAKE, "required: true, min", "required: yes, min", "S103"),
    (MAKE, "required: true, min", "required: True, min", "S103"),
    (MAKE, "access: write", "access: wirte", "S104"),
    (MAKE, "labels: {sizes: [pair, crowd]}", "labels: {sizes: [pair, crwod]}", "L241"),
    (MAKE, "labels: {sizes: [pair, crowd]}", "labels: {szies: [pair, crowd]}", "L241"),
    (MAKE, "OtherId: {type: Long", "OtherId: {type: Lnog", "L201"),
    (STRUCTS, "Object of Detail", "Object of Detial", "L202"),
    (STRUCTS, "enum: Mood", "enum: Moood", "L203"),
    (LIST, "cursor: Cursor", "cursor: Cusror", "L209"),
    (MAKE, "{field: Info.Kind, equals: 1}\nfailures", "{field: Info.Knid, equals: 1}\nfailures", "L211"),
    (MAKE, "{field: Info.Kind, equals: 1}\nfailures", "{field: Inof.Kind, equals: 1}\nfailures", "L211"),
    (MAKE, "idempotency_field: Key", "idempotency_field: Kye", "L212"),
    (MAKE, "string_alternative_of: OwnerId", "string_alternative_of: OwnrId", "L213"),
    (SERVICE, "[MakeTalk, ListTalks]", "[MakeTalk, LitsTalks]", "L215"),
    (MAKE, "errors: [NoTalk, TooFast]", "errors: [NoTalk, TooFats]", "L218"),
    (SERVICE, "default: cn-north-1", "default: cn-noth-1", "L223"),
    (MAKE, "{field: Misses, id", "{field: Mises, id", "L224"),
    (MAKE, "id: UserId, code", "id: UseId, code", "L224"),
    (MAKE, "zh: 创建会话。", "zh: 创建会话.", "L231"),
    (STRUCTS, "en: Its mood.", "en: Its mood。", "L231"),
    (STRUCTS, "en: Its mood.", "en: Its mood", "L232"),
    (STRUCTS, "zh: 氛围。", "zh: 氛围", "L232"),
    (MAKE, 'each time."', 'each time"', "L232"),
    (MAKE, "where: request.Key", "where: request.Kye", "L239"),
    (SERVICE, "signing_name: rtc", "signing_name: rtc\nsigning_nam: rtc", "S102"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "good", "slip", "rule"), SLIPS[:-1], ids=lambda text: text[:30])
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_slip_is_fixed(
    plain: Project, path: str, good: str, slip: str, rule: str, ending: str
) -> None:
    shown = f"spec/tiny/{path}"
    wanted = SPEC[shown].replace("\n", ending)
    slipped = SPEC[shown].replace(good, slip)
    plain.write({shown: slipped.replace("\n", ending)})
    assert plain.run("lint").code == 2
    outcome = plain.run("lint", "--fix")
    assert (outcome.code, outcome.err) == (0, "")
    assert plain.read(shown) == wanted
    lines = outcome.out.splitlines()
    assert lines[-1] == "spec/ has no problems: 2 actions"
    assert len(lines) == 2
    assert lines[0].startswith(f"fixed {shown}:")
    assert f": {rule} " in lines[0]


# A number in place of a text: the fix puts quotes around it.
@pytest.mark.parametrize(
    ("path", "old", "new", "fixed"),
    [
        (MAKE, "doc: 6348/3", "doc: 6348/3\nsummary: 5", None),
        (MAKE, "example: key-1", "example: 5", 'example: "5"'),
        (MAKE, "example: key-1", "example: true", 'example: "true"'),
        (MAKE, "example: key-1", "example: 1.50", None),
        (STRUCTS, "example: {color: blue}", "example: {color: 3}", 'example: {color: "3"}'),
        (MAKE, "en: Its id.", "en: 5.0", 'en: "5.0."'),
    ],
)
def test_what_lacks_quotes_gets_them(
    plain: Project, path: str, old: str, new: str, fixed: str | None
) -> None:
    plain.edit(f"spec/tiny/{path}", old, new)
    before = plain.read(f"spec/tiny/{path}")
    outcome = plain.run("lint", "--fix")
    if fixed is None:
        assert outcome.code == 2
    else:
        assert outcome.code == 0
        before = before.replace(new, fixed, 1)
        assert plain.read(f"spec/tiny/{path}") == before


# Problems that look like slips, and whose fix would change what the file says.
OTHER_MEANINGS = [
    (MAKE, "also_types: [String]", "also_types: [Array<String>]", "L201"),
    (MAKE, "OtherId: {type: Long", "OtherId: {type: Int", "L201"),
    (STRUCTS, "max_length: 20", "min_length: 20", "S102"),
    (STRUCTS, "max_items: 3", "min_items: 3", "S102"),
    (MAKE, SUMMARY, "summary:\n  en: Make the marks # of a talk.\n  zh: 创建会话。", "L232"),
    (MAKE, SUMMARY, "summary:\n  en: Make it. Then，#1.\n  zh: 创建会话。", "L231"),
    (MAKE, SUMMARY, "summary:\n  en: Make it：all of it.\n  zh: 创建会话。", "L231"),
    (MAKE, SUMMARY, "summary: {en: Make a，zh： b., zh: 创建会话。}", "L231"),
]


@pytest.mark.parametrize(("path", "good", "other", "rule"), OTHER_MEANINGS, ids=lambda it: it[:30])
def test_what_a_file_says_is_never_changed(
    plain: Project, path: str, good: str, other: str, rule: str
) -> None:
    plain.edit(f"spec/tiny/{path}", good, other)
    before = plain.read(f"spec/tiny/{path}")
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 2, outcome
    assert f"[{rule}]" in outcome.err
    assert plain.read(f"spec/tiny/{path}") == before


def test_a_default_goes_with_its_line_or_its_comma(plain: Project) -> None:
    plain.edit(
        f"spec/tiny/{LIST}",
        "request:\n",
        "request:\n  One: {required: true, type: Long, example: 1, description: {en: X., zh: 某。}, default: 1}\n"
        "  Two: {default: 1, required: true, type: Long, example: 1, description: {en: X., zh: 某。}}\n"
        "  Six:\n    required: true\n    default: 1\n    type: Long\n    example: 1\n"
        "    # kept\n    description: {en: X., zh: 某。}\n",
    )
    plain.edit(
        f"spec/tiny/{LIST}", "request: {Cursor: 0,", "request: {One: 1, Two: 2, Six: 6, Cursor: 0,"
    )
    before = plain.read(f"spec/tiny/{LIST}")
    assert plain.run("lint", "--fix").code == 0
    wanted = before.replace(", default: 1}", "}").replace("{default: 1, ", "{")
    assert plain.read(f"spec/tiny/{LIST}") == wanted.replace("    default: 1\n", "")


def test_a_text_in_a_block_keeps_its_layout(plain: Project) -> None:
    block = "summary:\n  en: >-\n    Make\n    a talk   # no comment\n\n  # a comment\n  zh: |\n    创建,\n    会话\n"
    plain.edit(f"spec/tiny/{MAKE}", f"{SUMMARY}\n", block)
    assert plain.run("lint", "--fix").code == 0
    wanted = (
        block.replace("no comment", "no comment.")
        .replace("创建,", "创建，")
        .replace("会话\n", "会话。\n")
    )
    assert wanted in plain.read(f"spec/tiny/{MAKE}")


def test_what_is_revealed_is_fixed_as_well(plain: Project) -> None:
    plain.edit("spec/tiny/service.yaml", 'version: "2020-12-01"', "version: 2020-12-01")
    plain.edit(f"spec/tiny/{MAKE}", "access: write", "access: wirte")
    plain.edit(f"spec/tiny/{MAKE}", "zh: 创建会话。", "zh: 创建会话")
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 0
    assert [line.split(": ")[1][:4] for line in outcome.out.splitlines()[:-1]] == [
        "Y004",
        "S104",
        "L232",
    ]
    assert {path: plain.read(path) for path in SPEC} == SPEC


def test_what_is_left_is_shown(plain: Project) -> None:
    plain.edit(f"spec/tiny/{MAKE}", "zh: 创建会话。", "zh: 创建会话")
    plain.edit(f"spec/tiny/{MAKE}", "OtherId: {type: Long, example: 11,", "OtherId: {type: Long,")
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 2
    assert outcome.out.startswith(f"fixed spec/tiny/{MAKE}:5:36: L232 ")
    assert outcome.err.startswith("error[L238]")
    assert outcome.err.endswith(
        "1 problem; not fixed.\nRun `volcgen rule L238` for reasons and examples.\n"
    )
    left = tree(plain.root)
    again = plain.run("lint", "--fix")
    assert (again.code, again.out, again.err) == (2, "", outcome.err)
    assert tree(plain.root) == left


def test_a_fix_that_causes_problems_is_reverted(plain: Project) -> None:
    # The key that `accesss` must mean exists already.
    plain.edit(f"spec/tiny/{MAKE}", "qps: 50", "qps: 50\naccesss: read")
    plain.edit(f"spec/tiny/{MAKE}", "doc: 6348/3", "dco: 6348/3")
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 2
    assert "S102 unknown key `dco`" in outcome.out
    assert "accesss" not in outcome.out
    text = plain.read(f"spec/tiny/{MAKE}")
    assert "\ndoc: 6348/3\n" in text
    assert "\naccesss: read\n" in text
    assert "lint --fix" not in outcome.err


def test_one_bad_fix_among_many_costs_few_runs(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = "".join(
        f"  F{n}: {{tpye: Long, example: 1, description: {{en: X., zh: 某。}}}}\n"
        for n in range(64)
    )
    plain.edit(f"spec/tiny/{MAKE}", "  Key: {type", f"{fields}  Key: {{type")
    plain.edit(f"spec/tiny/{MAKE}", "qps: 50", "qps: 50\naccesss: read")
    runs = 0

    def counted(*arguments: Any) -> Spec:
        nonlocal runs
        runs += 1
        return load(*arguments)

    monkeypatch.setattr(autofix, "load", counted)
    outcome = plain.run("lint", "--fix")
    assert outcome.out.count("fixed ") == 64
    assert outcome.err.startswith("error[S102] unknown key `accesss`")
    assert runs < 64


def test_a_mark_at_the_start_of_a_file_is_kept(plain: Project) -> None:
    path = f"spec/tiny/{ERRORS}"
    plain.write({path: b"\xef\xbb\xbf" + SPEC[path].replace("talk., zh", "talk, zh").encode()})
    assert plain.run("lint", "--fix").code == 0
    assert (plain.root / path).read_bytes() == b"\xef\xbb\xbf" + SPEC[path].encode()


def test_a_good_spec_is_not_touched(plain: Project) -> None:
    before = tree(plain.root)
    outcome = plain.run("lint", "--fix")
    assert (outcome.code, outcome.out, outcome.err) == (0, "spec/ has no problems: 2 actions\n", "")
    assert tree(plain.root) == before


def test_all_files_are_written_or_none(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise TreeError("full")

    plain.edit(f"spec/tiny/{MAKE}", "zh: 创建会话。", "zh: 创建会话")
    before = tree(plain.root)
    monkeypatch.setattr(autofix, "write", fail)
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 2
    assert tree(plain.root) == before


def test_lint_alone_shows_it_and_writes_nothing(plain: Project) -> None:
    plain.edit(f"spec/tiny/{MAKE}", "zh: 创建会话。", "zh: 创建会话")
    before = tree(plain.root)
    one = plain.run("lint").err
    assert one.endswith("Run `volcgen lint --fix` to fix it.\n")
    plain.edit(f"spec/tiny/{MAKE}", "OtherId: {type: Long, example: 11,", "OtherId: {type: Long,")
    assert plain.run("lint").err.endswith("Run `volcgen lint --fix` to fix 1 of them.\n")
    assert tree(plain.root).keys() == before.keys()


@pytest.fixture(scope="module")
def slipping(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("slipping"), templates=PLAIN_TEMPLATES)


@bounded(25)
@given(st.sets(st.sampled_from(range(len(SLIPS))), min_size=2, max_size=6))
def test_many_slips_at_once_mean_the_same_after_the_fix(
    slipping: Project, chosen: set[int]
) -> None:
    texts = dict(SPEC)
    slipping.write(texts)
    wanted = [file.node for file in load(slipping.root / "spec", slipping.root).files]
    for number in sorted(chosen):
        path, good, slip, _ = SLIPS[number]
        texts[f"spec/tiny/{path}"] = texts[f"spec/tiny/{path}"].replace(good, slip, 1)
    slipping.write(texts)
    outcome = slipping.run("lint", "--fix")
    fixed = tree(slipping.root / "spec")
    if len(SLIPS) - 1 not in chosen:
        assert outcome.code == 0, outcome.err
        spec = load(slipping.root / "spec", slipping.root)
        assert [file.node for file in spec.files] == wanted
    slipping.run("lint", "--fix")
    assert tree(slipping.root / "spec") == fixed


@bounded(40)
@given(file=st.sampled_from(sorted(SPEC)), cuts=st.lists(CUTS, min_size=1, max_size=2))
def test_a_damaged_spec_is_never_made_worse(
    slipping: Project, file: str, cuts: list[tuple[float, int, str]]
) -> None:
    text = SPEC[file]
    for place, length, piece in cuts:
        start = int(place * len(text))
        text = text[:start] + piece + text[start + length :]
    slipping.write({**SPEC, file: text})
    before = tree(slipping.root / "spec")
    outcome = slipping.run("lint", "--fix")
    assert outcome.code in (0, 2), outcome.err
    after = tree(slipping.root / "spec")
    assert (after != before) == ("fixed " in outcome.out)
    again = slipping.run("lint", "--fix")
    assert (again.code, again.err) == (outcome.code, outcome.err)
    assert tree(slipping.root / "spec") == after


def test_fixes_that_do_not_help_are_tried_a_few_times_only(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[dict[str, bytes]] = []

    def counted(*arguments: Any) -> Spec:
        tries.append(arguments[2])
        return load(*arguments)

    monkeypatch.setattr(autofix, "load", counted)
    monkeypatch.setattr(autofix, "_is_better", lambda *_: False)
    plain.edit(
        f"spec/tiny/{MAKE}", "errors: [NoTalk, TooFast]", f"errors: [{'2020-12-01, ' * 500}]"
    )
    before = plain.read(f"spec/tiny/{MAKE}")
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 2
    assert "500 problems, of which the first 50 are shown; not fixed" in outcome.err
    assert 1 < len(tries) < 30
    assert plain.read(f"spec/tiny/{MAKE}") == before
