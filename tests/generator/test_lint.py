"""The rules about the meaning of a spec: each broken spec answers with the rule and the place."""

from __future__ import annotations

import pytest

from volcgen.names import CLIENT_ATTRIBUTES
from volcgen.public import TAKEN
from volcgen.rules import RULES

from .broken import Broken, assert_broken, broken
from .support import Project
from .tiny_spec import LIST_TALKS, MAKE_TALK

MAKE = "talk/MakeTalk.yaml"
LIST = "talk/ListTalks.yaml"
STRUCTS = "structs.yaml"
SERVICE = "service.yaml"
ERRORS = "errors.yaml"
WORDS = "description: {en: X., zh: 某。}"
KEY = "  Key: {type"
WORD = "  Word: {type"


def struct(name: str, *fields: str) -> str:
    lines = "".join(f"      {field}, {WORDS}}}\n" for field in fields)
    return f"  {name}:\n    {WORDS}\n    fields:\n{lines}"


TYPES = [
    broken(
        "unknown type",
        "L201",
        (MAKE, "OtherId: {type: Long", "OtherId: {type: ‹Thing›"),
        message="unknown type `Thing`",
        help_="types are Integer, Long, String, Boolean, Double, JSON Map",
    ),
    broken(
        "misspelt type",
        "L201",
        (MAKE, "OtherId: {type: Long", "OtherId: {type: ‹Lnog›"),
        message="unknown type `Lnog`",
        help_="did you mean `Long`?",
    ),
    broken(
        "type in lower case",
        "L201",
        (STRUCTS, "Score: {type: Double", "Score: {type: ‹double›"),
        help_="did you mean `Double`?",
    ),
    broken("bare of", "L201", (STRUCTS, "type: Array of String", "type: ‹Array of s›")),
    broken("object of a scalar", "L202", (MAKE, "Object of Info", "‹Object of Long›"), count=3),
    broken(
        "type that nests without end",
        "L201",
        (STRUCTS, "type: Array of String", f"type: ‹{'Array of ' * 5}String›"),
        help_="at the most",
    ),
    broken(
        "unknown other type",
        "L201",
        (MAKE, "also_types: [String]", "also_types: [Long, ‹Strnig›]"),
        help_="did you mean `String`?",
    ),
    broken(
        "dangling struct",
        "L202",
        (STRUCTS, "Object of Detail", "‹Object of Detial›"),
        message="there is no struct `Detial`",
        help_="did you mean `Detail`?",
    ),
    broken("dangling struct of an array", "L202", (LIST, "Array of Info", "‹Array of Inf›")),
    broken(
        "dangling enum",
        "L203",
        (STRUCTS, "enum: Mood", "enum: ‹Moods›"),
        message="there is no enum `Moods`",
        help_="did you mean `Mood`?",
    ),
    broken("enum of another type", "L208", (STRUCTS, "enum: Mood", "enum: ‹Kind›"), count=3),
    broken(
        "enum on an array",
        "L208",
        (STRUCTS, "Tags: {type: Array of String", "Tags: {type: Array of String, enum: ‹Mood›"),
    ),
]

CIRCLES = [
    broken(
        "struct that requires itself",
        "L204",
        (STRUCTS, "  Detail:\n", f"{struct('Own', 'Me: {type: ‹Object of Own›, required: true')}  Detail:\n"),
        message="Own → Own",
    ),
    broken(
        "two structs that require each other",
        "L204",
        (STRUCTS, "Object of Detail", "Object of Detail, required: true"),
        (STRUCTS, "      Score: {", f"      Back: {{type: ‹Object of Info›, required: true, {WORDS}}}\n      Score: {{"),
        (MAKE, "Detail: {Score: 0.5, Tags: [a]}", "Detail: {Back: {Kind: 1, Detail: {}}}"),
        (LIST, "[{Kind: 2, Name: Tea}]", "[]"),
        message="Info → Detail → Info",
        count=2,
    ),
    broken(
        "three structs in a circle",
        "L204",
        (
            STRUCTS,
            "  Detail:\n",
            struct("One", "B: {type: Object of Two, required: true")
            + struct("Two", "C: {type: Object of Three, required: true")
            + struct("Three", "A: {type: ‹Object of One›, required: true")
            + "  Detail:\n",
        ),
        message="One → Two → Three → One",
    ),
]  # fmt: skip

NAMES = [
    broken(
        "two fields with one Python name",
        "L205",
        (MAKE, KEY, f"  ‹other_id›: {{type: Long, {WORDS}}}\n{KEY}"),
        message="`other_id` and `OtherId` are both `other_id` in Python",
    ),
    broken(
        "two labels with one Python name",
        "L205",
        (STRUCTS, "      GROUP: {", f"      ‹single›: {{value: 9, {WORDS}}}\n      GROUP: {{"),
        message="both `SINGLE`",
    ),
    broken(
        "two error codes with one Python name",
        "L205",
        (ERRORS, "  TooFast:", "  NOTalk:\n    category: limit\n    meaning: {en: X., zh: X.}\n    remedy: {en: X., zh: X.}\n  ‹TooFast›:"),
        (ERRORS, "  NoTalk:", "  TOOFast:"),
        (MAKE, "error: NoTalk", "error: TooFast"),
        (MAKE, "errors: [NoTalk, TooFast]", "errors: [TooFast]"),
        message="`TooFast` and `TOOFast` are both `TOO_FAST` in Python",
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
        message="`app_id` is `app_id` in Python, as a parameter of the client is",
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
        message="`-` makes no Python name",
    ),
    broken("name in Chinese", "L206", (MAKE, KEY, f"  ‹名称›: {{type: Long, {WORDS}}}\n{KEY}")),
    broken("name that begins with a digit", "L206", (MAKE, KEY, f"  ‹2Fa›: {{type: Long, {WORDS}}}\n{KEY}")),
    broken("label that begins with a digit", "L206", (STRUCTS, "      GROUP: {", "      ‹2›: {")),
    broken("group that is a word of Python", "L206", (SERVICE, "  talk:\n", "  ‹class›:\n"), count=3),
    broken("package that is a word of Python", "L206", (SERVICE, "import: tiny_im", "import: ‹import›")),
    broken("struct named as a class of the package", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹Client›', 'A: {type: Long')}  Detail:\n")),
    broken("struct named as an error", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹OddError›', 'A: {type: Long')}  Detail:\n")),
    broken("struct named as a request", "L217", (STRUCTS, "  Detail:\n", f"{struct('MakeTalkRequest', 'A: {type: Long')}  Detail:\n"), (MAKE, "action: MakeTalk", "action: ‹MakeTalk›")),
    broken("struct named as an enum", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹Mood›', 'A: {type: Long')}  Detail:\n")),
    broken("struct that is a word of Python", "L217", (STRUCTS, "  Detail:\n", f"{struct('‹None›', 'A: {type: Long')}  Detail:\n")),
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
        message="`Made` is a name of `TalkId` already",
    ),
    broken(
        "alias of two fields",
        "L220",
        (MAKE, "also_types: [String]", "aliases: ‹[›Id]"),
        message="`Id` is a name of `TalkId` already",
    ),
]  # fmt: skip

VALUES = [
    broken(
        "example of another type",
        "L207",
        (MAKE, "example: key-1", "example: ‹5›"),
        message="`5` is no String",
        help_='put quotes around it: "5"',
    ),
    broken("example above the greatest value", "L207", (MAKE, "example: 10", "example: ‹901›"), help_="900"),
    broken("example below the least value", "L207", (STRUCTS, "example: 0.5", "example: ‹-0.5›"), help_="use 0 or more"),
    broken("example out of the type's range", "L207", (SERVICE, "example: 7", "example: ‹2147483648›"), help_="2147483647"),
    broken("example that is too long", "L207", (STRUCTS, "example: Tea", f"example: ‹{'x' * 21}›"), help_="20"),
    broken("example with too many items", "L207", (STRUCTS, "example: {color: blue}", "example: ‹{›a: b, c: d, e: f, g: h}")),
    broken("example that is no value of the enum", "L207", (STRUCTS, "required: true, example: 1", "required: true, example: ‹3›"), help_="one of 1, 2"),
    broken("true as a number", "L207", (MAKE, "example: 11", "example: ‹true›"), message="is no Long"),
    broken("item of an example", "L207", (STRUCTS, "example: [a, b]", "example: [a, ‹1›]"), message="`1` is no String"),
    broken("value of an example's map", "L207", (STRUCTS, "example: {color: blue}", "example: {color: ‹3›}")),
    broken(
        "unknown field of an example",
        "L207",
        (MAKE, "    OtherId: 11", "    OtherIdd: ‹11›"),
        message="request: there is no field `OtherIdd`",
        help_="did you mean `OtherId`?",
    ),
    broken(
        "missing field of an example",
        "L207",
        (MAKE, "examples:\n  request:\n", "examples:\n  ‹request›:\n"),
        (MAKE, "    OwnerId: 10\n", ""),
        message="request: the required field `OwnerId` is missing",
        help_="add `OwnerId`",
    ),
    broken("missing field in an example's struct", "L207", (MAKE, "Info: {Kind: 1, Mood: wild,", "Info: ‹{›Mood: wild,"), message="`Kind` is missing"),
    broken("wrong value deep in an example", "L207", (MAKE, "{Score: 0.5,", "{Score: ‹high›,"), message="request: `high` is no Double"),
    broken("unknown field deep in an example", "L207", (LIST, "[{Kind: 2, Name: Tea}]", "[{Kind: 2, Nmae: ‹Tea›}]"), help_="did you mean `Name`?"),
    broken("result's example", "L207", (LIST, "More: false}", "More: ‹0›}"), message="result: `0` is no Boolean"),
    broken("null in an example", "L207", (MAKE, "    OtherId: 11", "    OtherId: ‹null›")),
    broken("default of another type", "L210", (MAKE, "default: false", 'default: ‹"no"›'), message="is no Boolean"),
    broken("default that is no value of the enum", "L210", (STRUCTS, "default: calm", "default: ‹cold›"), help_="one of calm, wild"),
    broken("enum value of another type", "L208", (STRUCTS, "GROUP: {value: 2", 'GROUP: {value: ‹"2"›'), message="`2` is no Integer", count=2),
    broken("number as a String enum's value", "L208", (STRUCTS, "value: wild", "value: ‹5›"), count=2),
    broken("enum value twice", "L221", (STRUCTS, "GROUP: {value: 2", "GROUP: {value: ‹1›"), message="`1` stands twice in Kind", count=2),
    broken("least above greatest", "L219", (MAKE, "min: 1, max: 900", "min: ‹901›, max: 900"), message="901 is above the greatest, 900", count=3),
    broken("limit that has no meaning", "L219", (MAKE, "  Silent: {type: Boolean", "  Silent: {type: Boolean, ‹max_length›: 3"), message="has no meaning for Boolean"),
    broken("length of a number", "L219", (STRUCTS, "Score: {type: Double, min: 0", "Score: {type: Double, ‹max_items›: 0")),
    broken("unit of a text", "L219", (STRUCTS, "Name: {type: String", "Name: {type: String, ‹unit›: seconds")),
]  # fmt: skip

LINKS = [
    broken("paging cursor", "L209", (LIST, "cursor: Cursor", "cursor: ‹Cusror›"), help_="did you mean `Cursor`?"),
    broken("paging limit", "L209", (LIST, "limit: Limit", "limit: ‹Size›"), message="the request has no field `Size`"),
    broken("paging items", "L209", (LIST, "items: Talks", "items: ‹Talk›"), help_="did you mean `Talks`?"),
    broken("paging next cursor", "L209", (LIST, "next_cursor: Next", "next_cursor: ‹Nxt›"), message="the result has no field `Nxt`"),
    broken("paging has more", "L209", (LIST, "has_more: More", "has_more: ‹HasMore›"), help_="it names a field of the result"),
    broken("paging cursor that is a text", "L209", (LIST, "cursor: Cursor", "cursor: ‹Word›"), message="`Word` is String", help_="Integer or Long"),
    broken("paging items that are no array", "L209", (LIST, "items: Talks", "items: ‹Next›"), help_="`items` must be Array of"),
    broken("paging limit that is a text", "L209", (LIST, "limit: Limit", "limit: ‹Word›")),
    broken("paging next cursor that is a list", "L209", (LIST, "next_cursor: Next", "next_cursor: ‹Talks›")),
    broken("paging more that is a number", "L209", (LIST, "has_more: More", "has_more: ‹Next›"), help_="Boolean"),
    broken("paging with one field for two", "L209", (LIST, "limit: Limit", "limit: ‹Cursor›")),
    broken("condition on an unknown field", "L211", (MAKE, "{require: OtherId", "{require: ‹OthreId›"), help_="did you mean `OtherId`?"),
    broken("condition of an unknown field", "L211", (MAKE, "when: {field: Info.Kind", "when: {field: ‹Info.Knid›"), message="`Knid`", help_="did you mean `Kind`?"),
    broken("condition through a text", "L211", (MAKE, "when: {field: Info.Kind", "when: {field: ‹Info.Name.Kind›")),
    broken("condition with a value of another type", "L211", (MAKE, "equals: 1}, error", 'equals: ‹"1"›}, error'), message="is no Integer"),
    broken("condition with an unknown error", "L218", (MAKE, "error: NoTalk}", "error: ‹NoTlak›}"), help_="did you mean `NoTalk`?"),
    broken("unknown error code", "L218", (MAKE, "[NoTalk, TooFast]", "[NoTalk, ‹TooFats›]"), help_="did you mean `TooFast`?"),
    broken("derived key without a field", "L212", (MAKE, "idempotency_field: Key\nidempotency_derived", "‹idempotency_derived›")),
    broken("derived key of an unknown field", "L211", (MAKE, "idempotency_derived: {field: Info.Kind", "idempotency_derived: {field: ‹Info.Knid›"), help_="did you mean `Kind`?"),
    broken("derived key with a value of another type", "L211", (MAKE, "Info.Kind, equals: 1}\nfailures", "Info.Kind, equals: ‹one›}\nfailures")),
    broken("failures in a field that is not there", "L224", (MAKE, "failures: {field: Misses", "failures: {field: ‹Miesss›"), help_="did you mean `Misses`?"),
    broken("failures in a field that is no array", "L224", (MAKE, "failures: {field: Misses", "failures: {field: ‹Made›"), help_="an array of the result"),
    broken("failures with an unknown id", "L224", (MAKE, "id: UserId,", "id: ‹UseId›,"), help_="did you mean `UserId`?"),
    broken("failures without an id", "L224", (MAKE, "failures: {field: Misses, id: UserId,", "failures: {field: ‹Misses›,"), message="`id` is missing"),
    broken("failures with an unknown code", "L224", (MAKE, "code: Code, message", "code: ‹Cod›, message"), help_="did you mean `Code`?"),
    broken("idempotency field that is not there", "L212", (MAKE, "idempotency_field: Key", "idempotency_field: ‹Kye›"), help_="did you mean `Key`?"),
    broken("idempotency field that is a number", "L212", (MAKE, "idempotency_field: Key", "idempotency_field: ‹OtherId›")),
    broken("twin of nothing", "L213", (MAKE, "twin_of: OwnerId", "twin_of: ‹OwnreId›"), help_="did you mean `OwnerId`?"),
    broken("twin of a text", "L213", (MAKE, "twin_of: OwnerId", "twin_of: ‹Key›")),
    broken("twin that is a number", "L213", (MAKE, "OwnerIdStr: {type: String, twin_of: OwnerId", "OwnerIdStr: {type: Long, twin_of: ‹OwnerId›")),
    broken("default region without a host", "L223", (SERVICE, "default: cn-north-1", "default: ‹cn-noth-1›"), help_="did you mean `cn-north-1`?"),
    broken("action in no group", "L215", (SERVICE, "[MakeTalk, ListTalks]", "[MakeTalk]"), (LIST, "action: ListTalks", "action: ‹ListTalks›"), message="ListTalks is in no group"),
    broken("condition that asks for nothing", "L211", (MAKE, "  - {require: OtherId, when", "  - ‹{›when"), message="either `require` or `limit`"),
    broken("condition that asks for two things", "L211", (MAKE, "  - {require: OtherId,", "  - ‹{›require: OtherId, limit: OwnerId, max: 5,"), message="either `require` or `limit`"),
    broken("limit without a number", "L211", (MAKE, "  - {require: OtherId, ", "  - ‹{›limit: OwnerId, "), message="go together"),
    broken("limit of a text", "L211", (MAKE, "{require: OtherId,", "{limit: ‹Key›, max: 5,"), message="`Key` is String"),
    broken("limit of an unknown field", "L211", (MAKE, "{require: OtherId,", "{limit: ‹OwnreId›, max: 5,"), help_="did you mean `OwnerId`?"),
    broken("map as the twin of an integer", "L213", (MAKE, "OwnerIdStr: {type: String, twin_of: OwnerId", "OwnerIdStr: {type: JSON Map of Long, twin_of: ‹OwnerId›"), message="JSON Map of Long is no twin of Long"),
    broken("array as the twin of an integer", "L213", (MAKE, "OwnerIdStr: {type: String, twin_of: OwnerId", "OwnerIdStr: {type: Array of String, twin_of: ‹OwnerId›")),
    broken("choice of an unknown field", "L225", (STRUCTS, "  Detail:\n", "  Detail:\n    at_least_one_of: [Score, ‹Tegs›]\n"), help_="did you mean `Tags`?"),
    broken("choice of one", "L225", (STRUCTS, "  Detail:\n", "  Detail:\n    ‹at_least_one_of›: [Score]\n"), message="one field is no choice"),
    broken("choice of a required field", "L225", (STRUCTS, "  Info:\n", "  Info:\n    at_least_one_of: [Name, ‹Kind›]\n"), message="`Kind` is required"),
    broken("length of time without a unit", "L226", (MAKE, "OtherId: {type: Long,", "OtherId: {type: Long, ‹duration›: true,")),
    broken("open result with fields", "L227", (MAKE, "access: write\n", "access: write\n‹open_result›: true\n")),
    broken("no page and no reason", "L229", (MAKE, "action: MakeTalk\ndoc: 6348/3\n", "action: ‹MakeTalk›\n"), message="MakeTalk has no `doc`"),
    broken("no rate and no reason", "L229", (MAKE, "action: MakeTalk", "action: ‹MakeTalk›"), (MAKE, "qps: 50\n", ""), message="MakeTalk has no `qps`"),
    broken("rate that counts no array", "L228", (MAKE, "qps: 50\n", "rate_limit: {amount: 5, per: day, counts: ‹Key›}\n"), message="no array `Key`"),
    broken("backward case of an unknown field", "L211", (LIST, "  has_more: More\n", "  has_more: More\n  backward: {when: {field: ‹Wrod›, equals: x}, first: 1}\n"), help_="did you mean `Word`?"),
    broken("backward case inside of a struct", "L209", (LIST, "  has_more: More\n", "  has_more: More\n  backward: {when: {field: ‹Info.Kind›, equals: 1}, first: 1}\n"), (LIST, "  Word: {type", "  Info: {type: Object of Info, description: {en: X., zh: 某。}}\n  Word: {type")),
    broken("group that names a missing action", "L215", (SERVICE, "[MakeTalk, ListTalks]", "[MakeTalk, ListTalks, ‹EndTalk›]"), help_="add the file talk/EndTalk.yaml"),
    broken("action listed twice", "L215", (SERVICE, "[MakeTalk, ListTalks]", "[MakeTalk, ListTalks, ‹MakeTalk›]"), message="listed under talk already"),
    broken("file named unlike its action", "L214", (MAKE, "action: MakeTalk", "action: ‹StartTalk›"), (SERVICE, "[MakeTalk,", "[StartTalk,"), help_="name the file StartTalk.yaml"),
]  # fmt: skip


pytestmark = pytest.mark.usefixtures("loose")  # each spec breaks one rule, in few words


@pytest.mark.parametrize("case", [*TYPES, *CIRCLES, *NAMES, *VALUES, *LINKS], ids=str)
def test_a_broken_spec_names_rule_and_place(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


def test_every_rule_about_meaning_is_broken_somewhere() -> None:
    broken_here = {case.rule for case in (*TYPES, *CIRCLES, *NAMES, *VALUES, *LINKS)}
    elsewhere = {"L216", "L222"}
    assert broken_here | elsewhere == {rule for rule in RULES if "L201" <= rule < "L230"}
    assert not broken_here & elsewhere


def test_an_action_in_two_files_names_both(plain: Project) -> None:
    plain.write({"spec/im/talk/Copy.yaml": MAKE_TALK})
    outcome = plain.run("lint")
    assert outcome.code == 2
    block = next(b for b in outcome.err.split("\n\n") if b.startswith("error[L216]"))
    assert "the action MakeTalk stands in two files" in block
    assert "--> spec/im/talk/MakeTalk.yaml:1:9" in block
    assert "and spec/im/talk/Copy.yaml:1:9" in block
    assert "spec/im/talk/Copy.yaml:1:9" in outcome.err
    assert "name the file MakeTalk.yaml" in outcome.err


def test_a_file_in_the_folder_of_another_group(plain: Project) -> None:
    (plain.root / "spec/im/other").mkdir()
    (plain.root / "spec/im/talk/ListTalks.yaml").rename(plain.root / "spec/im/other/ListTalks.yaml")
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert "error[L214] ListTalks is listed under talk and lies in other/" in outcome.err
    assert "spec/im/other/ListTalks.yaml:1:9" in outcome.err


def test_a_collision_names_both_lines(plain: Project) -> None:
    plain.edit(f"spec/im/{MAKE}", KEY, f"  OWNERId: {{type: Long, {WORDS}}}\n{KEY}")
    error = plain.run("lint").err
    assert "--> spec/im/talk/MakeTalk.yaml:19:3" in error
    assert "and spec/im/talk/MakeTalk.yaml:16:3" in error


def test_optional_structs_may_lead_back(plain: Project) -> None:
    plain.edit(
        "spec/im/structs.yaml",
        "Score: {",
        f"Back: {{type: Object of Info, {WORDS}}}\n      Score: {{",
    )
    assert plain.run("lint").code == 0


def test_required_arrays_of_a_struct_may_lead_back(plain: Project) -> None:
    field = f"Backs: {{type: Array of Detail, required: true, {WORDS}}}"
    plain.edit("spec/im/structs.yaml", "Score: {", f"{field}\n      Score: {{")
    plain.edit(f"spec/im/{MAKE}", "{Score: 0.5, Tags", "{Score: 0.5, Backs: [], Tags")
    assert plain.run("lint").code == 0


@pytest.mark.parametrize("method", sorted(CLIENT_ATTRIBUTES))
def test_an_action_may_not_hide_what_a_client_has(plain: Project, method: str) -> None:
    name = "".join(word.capitalize() for word in method.split("_"))
    (plain.root / "spec/im/talk/ListTalks.yaml").unlink()
    plain.write({f"spec/im/talk/{name}.yaml": LIST_TALKS.replace("ListTalks", name)})
    plain.edit("spec/im/service.yaml", "ListTalks", name)
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert f"error[L217] the client has a method `{method}` of its own" in outcome.err


@pytest.mark.parametrize("name", sorted(name for name in TAKEN if name[0].isupper()))
def test_a_struct_may_not_hide_a_public_name(plain: Project, name: str) -> None:
    text = plain.read("spec/im/structs.yaml").replace("Detail", name)
    plain.write({"spec/im/structs.yaml": text})
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert f"the package has a class `{name}` of its own" in outcome.err
