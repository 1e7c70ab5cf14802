"""`lint --fix`: mends what has one right answer, keeps all else as it stands, and does no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volcgen import mend as mends
from volcgen.spec.load import load
from volcgen.tree import TreeError

from .support import Project, bounded, make_project, tree
from .test_honesty import ERRORS, LIST, MAKE, SERVICE, STRUCTS, SUMMARY
from .test_load import CUTS
from .tiny_spec import PLAIN_TEMPLATES, SPEC

# Slips that have one right answer: the file, what stands there, the slip, the rule; the mended file
# is the file as it was. The last has two.
SLIPS = [
    (SERVICE, 'version: "2020-12-01"', "version: 2020-12-01", "Y004"),
    (MAKE, "idempotency_field: Key", "idempotencyfield: Key", "S102"),
    (STRUCTS, "Name: {type: String, max_length", "Name: {type: String, max_lenght", "S102"),
    (MAKE, "OtherId: {type: Long, example", "OtherId: {tpye: Long, example", "S102"),
    (MAKE, "required: true, min", "required: yes, min", "S103"),
    (MAKE, "required: true, min", "required: True, min", "S103"),
    (MAKE, "access: write", "access: wirte", "S104"),
    (MAKE, "conversation_kinds: [single, group]", "conversation_kinds: [single, gruop]", "S104"),
    (MAKE, "OtherId: {type: Long", "OtherId: {type: Lnog", "L201"),
    (STRUCTS, "Object of Detail", "Object of Detial", "L202"),
    (STRUCTS, "enum: Mood", "enum: Moood", "L203"),
    (LIST, "cursor: Cursor", "cursor: Cusror", "L209"),
    (MAKE, "{field: Info.Kind, equals: 1}\nfailures", "{field: Info.Knid, equals: 1}\nfailures", "L211"),
    (MAKE, "{field: Info.Kind, equals: 1}\nfailures", "{field: Inof.Kind, equals: 1}\nfailures", "L211"),
    (MAKE, "idempotency_field: Key", "idempotency_field: Kye", "L212"),
    (MAKE, "twin_of: OwnerId", "twin_of: OwnrId", "L213"),
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
def test_a_slip_is_mended(
    plain: Project, path: str, good: str, slip: str, rule: str, ending: str
) -> None:
    shown = f"spec/im/{path}"
    wanted = SPEC[shown].replace("\n", ending)
    slipped = SPEC[shown].replace(good, slip)
    plain.write({shown: slipped.replace("\n", ending)})
    assert plain.run("lint").code == 2
    outcome = plain.run("lint", "--fix")
    assert (outcome.code, outcome.err) == (0, "")
    assert plain.read(shown) == wanted
    lines = outcome.out.splitlines()
    assert lines[-1] == "spec/ is good: 2 actions"
    assert len(lines) == 2
    assert lines[0].startswith(f"mended {shown}:")
    assert f": {rule} " in lines[0]


# A number where a text should be: what is mended is the text with quotes around it.
@pytest.mark.parametrize(
    ("path", "old", "new", "mended"),
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
    plain: Project, path: str, old: str, new: str, mended: str | None
) -> None:
    plain.edit(f"spec/im/{path}", old, new)
    before = plain.read(f"spec/im/{path}")
    outcome = plain.run("lint", "--fix")
    if mended is None:
        assert outcome.code == 2
    else:
        assert outcome.code == 0
        before = before.replace(new, mended, 1)
        assert plain.read(f"spec/im/{path}") == before


def test_a_default_goes_with_its_line_or_its_comma(plain: Project) -> None:
    plain.edit(
        f"spec/im/{LIST}",
        "request:\n",
        "request:\n  One: {required: true, type: Long, example: 1, description: {en: X., zh: 某。}, default: 1}\n"
        "  Two: {default: 1, required: true, type: Long, example: 1, description: {en: X., zh: 某。}}\n"
        "  Six:\n    required: true\n    default: 1\n    type: Long\n    example: 1\n"
        "    # kept\n    description: {en: X., zh: 某。}\n",
    )
    plain.edit(
        f"spec/im/{LIST}", "request: {Cursor: 0,", "request: {One: 1, Two: 2, Six: 6, Cursor: 0,"
    )
    before = plain.read(f"spec/im/{LIST}")
    assert plain.run("lint", "--fix").code == 0
    wanted = before.replace(", default: 1}", "}").replace("{default: 1, ", "{")
    assert plain.read(f"spec/im/{LIST}") == wanted.replace("    default: 1\n", "")


def test_a_text_in_a_block_keeps_its_layout(plain: Project) -> None:
    block = "summary:\n  en: >-\n    Make\n    a talk   # no comment\n\n  # a comment\n  zh: |\n    创建,\n    会话\n"
    plain.edit(f"spec/im/{MAKE}", f"{SUMMARY}\n", block)
    assert plain.run("lint", "--fix").code == 0
    wanted = (
        block.replace("no comment", "no comment.")
        .replace("创建,", "创建，")
        .replace("会话\n", "会话。\n")
    )
    assert wanted in plain.read(f"spec/im/{MAKE}")


def test_what_comes_to_light_is_mended_as_well(plain: Project) -> None:
    plain.edit("spec/im/service.yaml", 'version: "2020-12-01"', "version: 2020-12-01")
    plain.edit(f"spec/im/{MAKE}", "access: write", "access: wirte")
    plain.edit(f"spec/im/{MAKE}", "zh: 创建会话。", "zh: 创建会话")
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 0
    assert [line.split(": ")[1][:4] for line in outcome.out.splitlines()[:-1]] == [
        "Y004",
        "S104",
        "L232",
    ]
    assert {path: plain.read(path) for path in SPEC} == SPEC


def test_what_is_left_is_shown(plain: Project) -> None:
    plain.edit(f"spec/im/{MAKE}", "zh: 创建会话。", "zh: 创建会话")
    plain.edit(f"spec/im/{MAKE}", "OtherId: {type: Long, example: 11,", "OtherId: {type: Long,")
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 2
    assert outcome.out.startswith(f"mended spec/im/{MAKE}:5:36: L232 ")
    assert outcome.err.startswith("error[L238]")
    assert outcome.err.endswith(
        "1 problem; not mended.\n`volcgen rule L238` says why, with examples.\n"
    )
    left = tree(plain.root)
    again = plain.run("lint", "--fix")
    assert (again.code, again.out, again.err) == (2, "", outcome.err)
    assert tree(plain.root) == left


def test_a_mend_that_does_harm_is_taken_back(plain: Project) -> None:
    # What `accesss` must mean is there already.
    plain.edit(f"spec/im/{MAKE}", "qps: 50", "qps: 50\naccesss: read")
    plain.edit(f"spec/im/{MAKE}", "doc: 6348/3", "dco: 6348/3")
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 2
    assert "S102 unknown key `dco`" in outcome.out
    assert "accesss" not in outcome.out
    text = plain.read(f"spec/im/{MAKE}")
    assert "\ndoc: 6348/3\n" in text
    assert "\naccesss: read\n" in text
    assert "lint --fix" not in outcome.err


def test_a_mark_at_the_start_of_a_file_is_kept(plain: Project) -> None:
    path = f"spec/im/{ERRORS}"
    plain.write({path: b"\xef\xbb\xbf" + SPEC[path].replace("talk., zh", "talk, zh").encode()})
    assert plain.run("lint", "--fix").code == 0
    assert (plain.root / path).read_bytes() == b"\xef\xbb\xbf" + SPEC[path].encode()


def test_a_good_spec_is_not_touched(plain: Project) -> None:
    before = tree(plain.root)
    outcome = plain.run("lint", "--fix")
    assert (outcome.code, outcome.out, outcome.err) == (0, "spec/ is good: 2 actions\n", "")
    assert tree(plain.root) == before


def test_nothing_is_written_unless_all_is(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise TreeError("full")

    plain.edit(f"spec/im/{MAKE}", "zh: 创建会话。", "zh: 创建会话")
    before = tree(plain.root)
    monkeypatch.setattr(mends, "write", fail)
    outcome = plain.run("lint", "--fix")
    assert outcome.code == 3
    assert tree(plain.root) == before


def test_lint_alone_tells_of_it_and_writes_nothing(plain: Project) -> None:
    plain.edit(f"spec/im/{MAKE}", "zh: 创建会话。", "zh: 创建会话")
    before = tree(plain.root)
    one = plain.run("lint").err
    assert one.endswith("`volcgen lint --fix` can mend it.\n")
    plain.edit(f"spec/im/{MAKE}", "OtherId: {type: Long, example: 11,", "OtherId: {type: Long,")
    assert plain.run("lint").err.endswith("`volcgen lint --fix` can mend 1 of them.\n")
    assert tree(plain.root).keys() == before.keys()


@pytest.fixture(scope="module")
def slipping(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("slipping"), templates=PLAIN_TEMPLATES)


@bounded(25)
@given(st.sets(st.sampled_from(range(len(SLIPS))), min_size=2, max_size=6))
def test_many_slips_at_once_mean_the_same_after_the_mend(
    slipping: Project, chosen: set[int]
) -> None:
    texts = dict(SPEC)
    slipping.write(texts)
    wanted = [file.node for file in load(slipping.root / "spec", slipping.root).files]
    for number in sorted(chosen):
        path, good, slip, _ = SLIPS[number]
        texts[f"spec/im/{path}"] = texts[f"spec/im/{path}"].replace(good, slip, 1)
    slipping.write(texts)
    outcome = slipping.run("lint", "--fix")
    mended = tree(slipping.root / "spec")
    if len(SLIPS) - 1 not in chosen:
        assert outcome.code == 0, outcome.err
        spec = load(slipping.root / "spec", slipping.root)
        assert [file.node for file in spec.files] == wanted
    slipping.run("lint", "--fix")
    assert tree(slipping.root / "spec") == mended


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
    assert (after != before) == ("mended " in outcome.out)
    again = slipping.run("lint", "--fix")
    assert (again.code, again.err) == (outcome.code, outcome.err)
    assert tree(slipping.root / "spec") == after
