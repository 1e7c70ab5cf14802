"""Rules for Python names: every name can be converted, and no two collide."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    ERRORS,
    KEY,
    LIST,
    MADE,
    MAKE,
    SERVICE,
    STRUCTS,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project, run_in
from support.tiny_spec import LIST_TALKS

from volcgen import names
from volcgen.exports import RESERVED_CLASSES
from volcgen.names import CLIENT_ATTRIBUTES

pytestmark = pytest.mark.usefixtures("loose")  # each case breaks one rule, in few words


WORDS = "description: {en: X., zh: 某。}"


WORD = "  Word: {type"


def struct(name: str, *fields: str) -> str:
    lines = "".join(f"      {field}, {WORDS}}}\n" for field in fields)
    return f"  {name}:\n    {WORDS}\n    fields:\n{lines}"


NAMES = [
    broken(
        "two fields with one Python name",
        "L205",
        (MAKE, KEY, f"  ‹other_id›: {{type: Long, {WORDS}}}\n{KEY}"),
        message="`other_id` and `OtherId` both become `other_id` in Python",
    ),
    broken(
        "two labels with one Python name",
        "L205",
        (STRUCTS, "      GROUP: {", f"      ‹single›: {{value: 9, {WORDS}}}\n      GROUP: {{"),
        message="both become `SINGLE`",
    ),
    broken(
        "two error codes with one Python name",
        "L205",
        (ERRORS, "  TooFast:", "  NOTalk:\n    category: limit\n    meaning: {en: X., zh: X.}\n    remedy: {en: X., zh: X.}\n  ‹TooFast›:"),
        (ERRORS, "  NoTalk:", "  TOOFast:"),
        (MAKE, "error: NoTalk", "error: TooFast"),
        (MAKE, "errors: [NoTalk, TooFast]", "errors: [TooFast]"),
        message="`TooFast` and `TOOFast` both become `TOO_FAST` in Python",
    ),
    broken(
        "parameter of the client again",
        "L205",
        (MAKE, KEY, f"  ‹AppId›: {{type: Long, {WORDS}}}\n{KEY}"),
        message="`AppId` is a parameter of the client",
    ),
    broken(
        "parameter of the client in other letters",
        "L205",
        (MAKE, KEY, f"  ‹app_id›: {{type: Long, {WORDS}}}\n{KEY}"),
        message="`app_id` becomes `app_id` in Python, the name of a parameter of the client",
    ),
    broken(
        "client parameter that the client has already",
        "L205",
        (SERVICE, "  AppId: {", f"  ‹Timeout›: {{type: Integer, {WORDS}}}\n  AppId: {{"),
        message="`timeout`",
    ),
    broken(
        "field named as the iterator's start",
        "L205",
        (LIST, WORD, f"  ‹Start›: {{type: Long, {WORDS}}}\n{WORD}"),
        message="parameter of the iterator",
    ),
    broken(
        "name without letters",
        "L206",
        (MAKE, KEY, f"  ‹\"-\"›: {{type: Long, {WORDS}}}\n{KEY}"),
        message="`-` cannot be converted to a Python name",
    ),
    broken("name in Chinese", "L206", (MAKE, KEY, f"  ‹名称›: {{type: Long, {WORDS}}}\n{KEY}")),
    broken("name that begins with a digit", "L206", (MAKE, KEY, f"  ‹2Fa›: {{type: Long, {WORDS}}}\n{KEY}")),
    broken("label that begins with a digit", "L206", (STRUCTS, "      GROUP: {", "      ‹2›: {")),
    broken("group that is a word of Python", "L206", (SERVICE, "  talk:\n", "  ‹class›:\n"), count=3),
    broken("package that is a word of Python", "L206", (SERVICE, "import: tiny_im", "import: ‹import›")),
    *(
        broken(f"package named {name}", "L217", (SERVICE, "import: tiny_im", f"import: ‹{name}›"), message=f"`{name}` is a module that the package imports")
        for name in ("build", "dist", "docs", "msgspec", "json", "volc_sdk")
    ),
    broken("struct named as a class of the package", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹Client›', 'A: {type: Long')}  Detail:\n")),
    broken("struct named as an error", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹OddError›', 'A: {type: Long')}  Detail:\n")),
    broken("struct named as a request", "L217", (STRUCTS, "  Detail:\n", f"{struct('MakeTalkRequest', 'A: {type: Long')}  Detail:\n"), (MAKE, "action: MakeTalk", "action: ‹MakeTalk›")),
    broken("struct named as an enum", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹Mood›', 'A: {type: Long')}  Detail:\n")),
    broken("struct that is a word of Python", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹None›', 'A: {type: Long')}  Detail:\n")),
    broken("struct named as a class of Python", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹Warning›', 'A: {type: Long')}  Detail:\n"), message="a name of Python itself"),
    broken("struct named as the methods of a group", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹TalkMethods›', 'A: {type: Long')}  Detail:\n"), message="two definitions become `TalkMethods`"),
    broken("groups with one class of methods", "L217", (SERVICE, "groups:\n", "groups:\n  t_a:\n    title: {en: T, zh: 某}\n    description: {en: T., zh: 某。}\n    actions: [ListTalks]\n  ‹t__a›:\n    title: {en: T, zh: 某}\n    description: {en: T., zh: 某。}\n    actions: [MakeTalk]\n"), (SERVICE, "  talk:\n    title: {en: Talks, zh: 会话}\n    description: {en: Make and list talks., zh: 创建与查询会话。}\n    actions: [MakeTalk, ListTalks]\n", ""), message="two groups become `TAMethods`", count=3),
    broken("class of all errors that is another error", "L217", (SERVICE, "version: 0.1.0}", "version: 0.1.0, root_error: ‹APIError›}"), message="cannot be the class of all errors"),
    broken("class of all errors that is no error", "L217", (SERVICE, "version: 0.1.0}", "version: 0.1.0, root_error: ‹Struct›}"), message="cannot be the class of all errors"),
    broken("service named as a fixture of pytest", "L217", (SERVICE, "service: tiny", "service: ‹tmp_path›"), message="a fixture of pytest"),
    broken("client parameter named as a fixture", "L205", (SERVICE, "  AppId: {", f"  ‹Server›: {{type: Integer, {WORDS}}}\n  AppId: {{"), message="`server`"),
    broken(
        "struct named as an action's constant",
        "L217",
        (STRUCTS, "  Detail:\n", f"{struct('MAKETALK', 'A: {type: Long')}  Detail:\n"),
        (MAKE, "action: MakeTalk", "action: ‹Maketalk›"),
        (SERVICE, "[MakeTalk,", "[Maketalk,"),
        count=2,
    ),
    broken(
        "alias that is another field",
        "L220",
        (MAKE, "aliases: [Id]", "aliases: [Made]"),
        (MAKE, "  Made: {type", "  ‹Made›: {type"),
        message="`Made` is already a name of `TalkId`",
    ),
    broken(
        "alias of two fields",
        "L220",
        (MAKE, "also_types: [String]", "aliases: ‹[›Id]"),
        message="`Id` is already a name of `TalkId`",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", NAMES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


def test_a_collision_names_both_lines(plain: Project) -> None:
    plain.edit(f"spec/tiny/{MAKE}", KEY, f"  OWNERId: {{type: Long, {WORDS}}}\n{KEY}")
    error = plain.run("lint").err
    assert "--> spec/tiny/talk/MakeTalk.yaml:19:3" in error
    assert "and spec/tiny/talk/MakeTalk.yaml:16:3" in error


@pytest.mark.parametrize("method", sorted(CLIENT_ATTRIBUTES))
def test_an_action_may_not_hide_what_a_client_has(plain: Project, method: str) -> None:
    name = "".join(word.capitalize() for word in method.split("_"))
    (plain.root / "spec/tiny/talk/ListTalks.yaml").unlink()
    plain.write({f"spec/tiny/talk/{name}.yaml": LIST_TALKS.replace("ListTalks", name)})
    plain.edit("spec/tiny/service.yaml", "ListTalks", name)
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert f"error[L217] `{method}` is an attribute of the client itself" in outcome.err


@pytest.mark.parametrize("name", sorted(name for name in RESERVED_CLASSES if name[0].isupper()))
def test_a_struct_may_not_hide_a_public_name(plain: Project, name: str) -> None:
    text = plain.read("spec/tiny/structs.yaml").replace("Detail", name)
    plain.write({"spec/tiny/structs.yaml": text})
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert f"`{name}` is a class of the package itself" in outcome.err


@pytest.mark.parametrize("attribute", sorted(names.RESULT_ATTRIBUTES))
def test_a_field_may_not_hide_what_every_result_has(plain: Project, attribute: str) -> None:
    wire = "".join(word.capitalize() for word in attribute.split("_"))
    plain.edit(f"spec/tiny/{MAKE}", MADE, f"{wire}: {{type: Long, unit: seconds")
    outcome = plain.run("lint")
    if attribute in names.RESERVED:  # such a name gets an underscore in Python, and hides nothing
        assert outcome.code == 0
    else:
        assert f"error[L205] `{wire}` becomes `{attribute}` in Python" in outcome.err
        assert "an attribute of every result" in outcome.err


def test_a_result_may_have_a_field_whose_name_gets_an_underscore(plain: Project) -> None:
    plain.edit(f"spec/tiny/{MAKE}", "  TalkId: {type", "  RequestId: {type")
    plain.edit(f"spec/tiny/{MAKE}", "result: {TalkId", "result: {RequestId")
    plain.good("lint")
    assert "request_id" not in plain.good("rule", "L205").out


def test_the_attributes_of_every_result_are_those_of_its_class(tiny: Project) -> None:
    program = "import json, tiny_im as im; print(json.dumps(sorted(set(dir(im.MakeTalkResult)))))"
    public = {name for name in run_in(tiny.output, program) if not name.startswith("_")}
    assert public - {"made", "misses", "talk_id"} == names.RESULT_ATTRIBUTES
