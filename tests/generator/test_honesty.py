"""The rules that keep a spec honest: each broken spec answers with the rule and the place."""

from __future__ import annotations

import pytest

from volcgen import names
from volcgen.rules import RULES

from .broken import Broken, assert_broken, broken
from .support import Project, run_in

MAKE = "talk/MakeTalk.yaml"
LIST = "talk/ListTalks.yaml"
STRUCTS = "structs.yaml"
SERVICE = "service.yaml"
ERRORS = "errors.yaml"
WORDS = "example: 1, description: {en: X., zh: 某。}"
KEY = "  Key: {type"
MADE = "Made: {type: Long, unit: seconds"
SUMMARY = "summary: {en: Make a talk., zh: 创建会话。}"
# A struct, and a field of a result that uses it.
LIKE_DETAIL = "  Other:\n    description: {en: Others., zh: 其他。}\n    fields:\n      Tags: {type: Array of String, description: {en: X., zh: 某。}}\n      Score: {type: Double, description: {en: X., zh: 某。}}\n"
USES_OTHER = "  Others: {type: Array of Other, description: {en: X., zh: 某。}}\n"

TEXTS = [
    broken("Chinese text in English", "L230", (MAKE, "zh: 创建会话。}", "zh: ‹Make a talk。›}"), message="no Chinese in the Chinese text"),
    broken("English text in Chinese", "L230", (STRUCTS, "en: Its mood.", "en: ‹Its 氛围.›"), message="Chinese in the English text"),
    broken("title in English", "L230", (SERVICE, "zh: 小聊天", "zh: ‹Tiny chat›")),
    broken("meaning in English", "L230", (ERRORS, "zh: 会话不存在。", "zh: ‹No talk。›")),
    broken("half-width comma", "L231", (MAKE, "zh: 不传 `Key` 则每次新建。", 'zh: "不传时‹, ›每次新建。"'), message="a half-width `,` in Chinese text"),
    broken("half-width full stop", "L231", (MAKE, "zh: 创建会话。", "zh: 创建会话‹.›"), message="`.`"),
    broken("half-width colon", "L231", (MAKE, "zh: 创建会话。", 'zh: "会话‹:›创建。"')),
    broken("full-width comma in English", "L231", (STRUCTS, "en: Its mood.", "en: Its‹，› mood.")),
    broken("full-width bracket in English", "L231", (STRUCTS, "en: Its mood.", "en: Its‹（›mood).")),
    broken("no full stop", "L232", (STRUCTS, "en: Its mood.", "en: Its moo‹d›"), message="ends without `.`"),
    broken("no full stop in Chinese", "L232", (STRUCTS, "zh: 氛围。", "zh: 氛‹围›"), message="ends without `。`"),
    broken("another language's full stop", "L232", (STRUCTS, "zh: 氛围。", "zh: 氛围 A‹.›")),
    broken("no full stop in quotes", "L232", (MAKE, "it makes a new one each time.", "it makes a new one each tim‹e›")),
    broken("no full stop in a block", "L232", (MAKE, SUMMARY, "summary:\n  en: >-\n    Make\n    a tal‹k›\n  # a comment\n  zh: 创建会话。")),
    broken("no full stop of a remedy", "L232", (ERRORS, "en: Wait a moment.", "en: Wait a momen‹t›")),
    broken("no full stop that can be pointed at", "L232", (STRUCTS, "en: Its mood.", 'en: ‹"Its moo\\x64"›')),
]  # fmt: skip

FIELDS = [
    broken("time without a unit", "L233", (MAKE, MADE, "‹MadeTime›: {type: Long"), help_="where: result.MadeTime.unit"),
    broken("moment without a unit", "L233", (MAKE, MADE, "‹CreatedAt›: {type: Integer")),
    broken("times to live without a unit", "L233", (MAKE, MADE, "‹TTL›: {type: JSON Map of Long"), (MAKE, "also_types: [String], ", ""), count=2),
    broken("end of a time without a unit", "L233", (MAKE, MADE, "‹ExpireDays›: {type: Long")),
    broken("time of a struct without a unit", "L233", (STRUCTS, "  Score: {type: Double", "  ‹ScoreTime›: {type: Long, description: {en: X., zh: 某。}}\n      Score: {type: Double"), help_="where: fields.ScoreTime.unit"),
    broken("time of the client without a unit", "L233", (SERVICE, "  AppId: {", f"  ‹WaitTime›: {{type: Integer, {WORDS}}}\n  AppId: {{"), help_="where: client_parameters.WaitTime.unit"),
    broken("array named as one thing", "L236", (MAKE, "Misses: {type", "‹Miss›: {type"), (MAKE, "{field: Misses", "{field: Miss"), message="`Miss` is Array of Miss"),
    broken("map named as one thing", "L236", (STRUCTS, "      Ext: {", "      ‹Color›: {"), message="JSON Map"),
    broken("texts named as one thing", "L236", (MAKE, MADE, "‹IdStr›: {type: Array of String"), (MAKE, "also_types: [String], ", "")),
    broken("request without an example", "L237", (LIST, "  request: {Cursor: 0, Limit: 50}\n", ""), (LIST, "request:\n  Cursor", "‹request›:\n  Cursor"), help_="add `examples.request`"),
    broken("result without an example", "L237", (MAKE, "  result: {TalkId: 12}\n", ""), (MAKE, "result:\n  TalkId", "‹result›:\n  TalkId")),
    broken("parameter without an example", "L238", (MAKE, "  OtherId: {type: Long, example: 11,", "  ‹OtherId›: {type: Long,")),
    broken("client parameter without an example", "L238", (SERVICE, "  AppId: {type: Integer, required: true, example: 7,", "  ‹AppId›: {type: Integer, required: true,")),
    broken("required and a default", "L240", (MAKE, "Silent: {type: Boolean, default: false, ex", "Silent: {type: Boolean, required: true, ‹default: false, ›ex"), (MAKE, "    OtherId: 11", "    OtherId: 11\n    Silent: true")),
    broken("required and a default in a struct", "L240", (STRUCTS, "required: true, example: 1", "required: true, ‹default: 1, ›example: 1")),
]  # fmt: skip

USES = [
    broken("unused struct", "L234", (MAKE, "Array of Miss", "Array of String"), (MAKE, "failures: {field: Misses, id: UserId, code: Code, message: Words}\n", ""), (STRUCTS, "  Miss:\n", "  ‹Miss›:\n"), message="no action leads to the struct `Miss`"),
    broken("struct that only unused structs use", "L234", (STRUCTS, "      Detail: {type: Object of Detail, description: {en: More., zh: 更多。}}\n", ""), (MAKE, "Name: Tea, Detail: {Score: 0.5, Tags: [a]}", "Name: Tea"), (STRUCTS, "  Detail:\n", "  Loner:\n    description: {en: X., zh: 某。}\n    fields:\n      Detail: {type: Object of Detail, description: {en: X., zh: 某。}}\n  ‹Detail›:\n"), count=2),
    broken("unused enum", "L234", (STRUCTS, "type: String, enum: Mood,", "type: String,"), (STRUCTS, "  Mood:\n", "  ‹Mood›:\n"), message="no field has the enum `Mood`"),
    broken("struct of equal shape", "L235", (STRUCTS, "  Miss:\n", LIKE_DETAIL.replace("Other:", "‹Other›:") + "  Miss:\n"), (MAKE, "  Misses: {", f"{USES_OTHER}  Misses: {{"), message="`Other` has the fields of `Detail`"),
    broken("evidence about nothing", "L239", (MAKE, "where: request.Key", "where: ‹request.Kee›"), message="there is no `Kee`", help_="did you mean `Key`?"),
    broken("evidence below a key that is not there", "L239", (MAKE, "where: request.Key", "where: ‹paging.first›"), message="there is no `first`"),
    broken("evidence below a value", "L239", (MAKE, "where: request.Key", "where: ‹qps.max›")),
    broken("evidence about no key of all fields", "L239", (SERVICE, "client_parameters:\n", "evidence: [{where: ‹\"*.mni\"›, reason: x}]\nclient_parameters:\n")),
    broken("evidence of an enum", "L239", (STRUCTS, "  Mood:\n    type: String\n", "  Mood:\n    type: String\n    evidence: [{where: ‹values.COLD›, reason: x}]\n"), message="there is no `COLD`"),
    broken("evidence of a struct", "L239", (STRUCTS, "  Detail:\n", "  Detail:\n    evidence: [{where: ‹Score›, reason: x}]\n"), message="there is no `Score`"),
]  # fmt: skip


@pytest.mark.parametrize("case", [*TEXTS, *FIELDS, *USES], ids=str)
def test_a_dishonest_spec_names_rule_and_place(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


def test_every_rule_about_honesty_is_broken_somewhere() -> None:
    broken_here = {case.rule for case in (*TEXTS, *FIELDS, *USES)}
    assert broken_here == {rule for rule in RULES if rule >= "L230" and rule[0] == "L"}


FINE = {
    "names in both": (MAKE, SUMMARY, "summary: {en: '`GET`.', zh: '`GET`。'}"),
    "nothing to translate": (MAKE, SUMMARY, "summary: {en: '1 + 1.', zh: 1 + 1。}"),
    "Chinese as code": (MAKE, SUMMARY, "summary: {en: Sends `中文`., zh: '发送 `a,b` 与 `中,文`。'}"),
    "numbers and names": (MAKE, "zh: 创建会话。", "zh: '会话 1,000 个，见图.png 与 a:b。'"),
    "an ellipsis": (MAKE, "zh: 创建会话。", "zh: 创建会话...。"),
    "a question": (MAKE, SUMMARY, "summary: {en: 'Make (a talk?)', zh: （创建会话？）}"),
    "a quotation": (MAKE, SUMMARY, "summary: {en: 'Say \"talk.\"', zh: 说“创建会话。”}"),
    "a block": (MAKE, SUMMARY, "summary:\n  en: |\n    Make.\n\n  # more\n  zh: >\n    创建\n    会话。\n"),
    "a time that is a text": (MAKE, MADE, "MadeTime: {type: String"),
    "a time with a unit": (MAKE, MADE, "MadeTime: {type: Long, unit: milliseconds"),
    "a word with a time in it": (MAKE, MADE, "Timeline: {type: Long"),
    "a list": (MAKE, "Misses: {type: Array of Miss", "MissList: {type: Array of Miss, aliases: [Misses]"),
    "twins as text": (STRUCTS, "      Tags: {", "      UserIds: {type: Array of Long, description: {en: X., zh: 某。}}\n      UserIdsStr: {type: Array of String, twin_of: UserIds, description: {en: X., zh: 某。}}\n      Tags: {"),
    "a default of a reply": (MAKE, "TalkId: {type: Long, required: true,", "TalkId: {type: Long, required: true, default: 1,"),
    "a key that is not there": (LIST, "where: qps,", "where: description,"),
    "a key of a field": (MAKE, "where: request.Key", "where: request.OwnerId.max"),
    "a key that a field may have": (MAKE, "where: request.Key", "where: request.Key.default"),
    "a key of a list": (MAKE, "where: request.Key", "where: conditions.0.when"),
    "a parameter of the client": (MAKE, "where: request.Key", "where: request.AppId.example"),
    "an error of the list": (MAKE, "where: request.Key", "where: errors.NoTalk"),
    "a field of an example": (MAKE, "where: request.Key", "where: examples.request.Info.Kind"),
    "a key with another name in Python": (SERVICE, "timeout_s: 10", "timeout_s: 10\nevidence: [{where: package.import, reason: x}]"),
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_let_be(plain: Project, name: str) -> None:
    path, old, new = FINE[name]
    plain.edit(f"spec/im/{path}", old, new)
    if name == "a list":
        plain.edit(f"spec/im/{path}", "{field: Misses", "{field: MissList")
    outcome = plain.run("lint")
    allowed = {"L229"} if name == "a key that is not there" else set()
    rules = {line[6:10] for line in outcome.err.split("\n") if line.startswith("error[")}
    assert rules == allowed, outcome.err


REASONS = {
    "a time": (MAKE, MADE, "MadeTime: {type: Long", "result.MadeTime.unit"),
    "the field of a time": (MAKE, MADE, "MadeTime: {type: Long", "result.MadeTime"),
    "an array": (MAKE, MADE, "Half: {type: Array of Long", "result.Half"),
}


@pytest.mark.parametrize("name", REASONS)
def test_evidence_is_the_way_out(plain: Project, name: str) -> None:
    path, old, new, where = REASONS[name]
    plain.edit(f"spec/im/{path}", old, new)
    assert plain.run("lint").code == 2
    plain.edit(f"spec/im/{path}", "evidence:\n", f"evidence:\n  - {{where: {where}, reason: x}}\n")
    assert plain.run("lint").code == 0


def test_the_service_may_decide_a_key_of_all_fields(plain: Project) -> None:
    reason = 'evidence: [{where: "*.min", reason: x}]\nclient_parameters:\n'
    plain.edit("spec/im/service.yaml", "client_parameters:\n", reason)
    assert plain.run("lint").code == 0


@pytest.mark.parametrize("struct", ["Other", "Detail"])
def test_evidence_of_either_struct_excuses_equal_shapes(plain: Project, struct: str) -> None:
    plain.edit("spec/im/structs.yaml", "  Miss:\n", f"{LIKE_DETAIL}  Miss:\n")
    plain.edit(f"spec/im/{MAKE}", "  Misses: {", f"{USES_OTHER}  Misses: {{")
    assert plain.run("lint").code == 2
    reason = "    evidence: [{where: fields, reason: x}]\n"
    plain.edit("spec/im/structs.yaml", f"  {struct}:\n", f"  {struct}:\n{reason}")
    assert plain.run("lint").code == 0


@pytest.mark.parametrize("attribute", sorted(names.RESULT_ATTRIBUTES))
def test_a_field_may_not_hide_what_every_result_has(plain: Project, attribute: str) -> None:
    wire = "".join(word.capitalize() for word in attribute.split("_"))
    plain.edit(f"spec/im/{MAKE}", MADE, f"{wire}: {{type: Long, unit: seconds")
    outcome = plain.run("lint")
    if attribute in names.RESERVED:  # such a name gets an underscore in Python, and hides nothing
        assert outcome.code == 0
    else:
        assert f"error[L205] `{wire}` is `{attribute}` in Python" in outcome.err
        assert "an attribute of every result" in outcome.err


def test_the_attributes_of_every_result_are_those_of_its_class(tiny: Project) -> None:
    program = "import json, tiny_im as im; print(json.dumps(sorted(set(dir(im.MakeTalkResult)))))"
    public = {name for name in run_in(tiny.output, program) if not name.startswith("_")}
    assert public - {"made", "misses", "talk_id"} == names.RESULT_ATTRIBUTES
