"""What the pages ask of the view: facts in words, empty values, needs, programs."""

from __future__ import annotations

import pytest
from docs_pages import ROOT

from volcgen.config import find_config
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.load import load
from volcgen.spec.nodes import Text
from volcgen.view import View, build_view
from volcgen.view.fields import field_views
from volcgen.view.limits import limit_sentences
from volcgen.view.text import unspaced

WORDS = Text(en="A field.", zh="字段。")


@pytest.fixture(scope="module")
def view() -> View:
    config = find_config(ROOT)
    return build_view(load(config.spec, config.root))


@pytest.mark.parametrize(
    ("facts", "english", "chinese"),
    [
        ({}, "", ""),
        ({"unit": "seconds"}, "Unix time in seconds.", "Unix 时间戳，单位为秒。"),
        ({"min": 1, "max": 20}, "1 to 20.", "取值范围为 1 至 20。"),
        ({"min": 0}, "At least 0.", "不小于 0。"),
        ({"max": 5}, "At most 5.", "不大于 5。"),
        ({"max_length": 9}, "At most 9 characters.", "最多 9 个字符。"),
        ({"max_items": 2}, "At most 2 items per call.", "单次调用最多 2 项。"),
        (
            {"default": False},
            "Default on the server: `False`.",
            "不传时服务端默认为 `False`。",
        ),
    ],
)
def test_facts_in_words(facts: dict[str, object], english: str, chinese: str) -> None:
    type_ = "Array of Long" if "max_items" in facts else "Long"
    spec = FieldSpec.model_validate({"type": type_, "description": WORDS, **facts})
    found = limit_sentences(spec, per_call=True)
    assert "".join(fact.en.value for fact in found) == english
    assert "".join(fact.zh.value for fact in found) == chinese


@pytest.mark.parametrize(
    ("type_", "enum", "absent"),
    [
        ("Long", None, "0"),
        ("String", None, '""'),
        ("Boolean", None, "False"),
        ("Integer", "Kind", "Kind(0)"),
        ("String", "Mood", 'Mood("")'),
        ("Array of Long", None, "[]"),
        ("JSON Map", None, "{}"),
        ("Object of Info", None, "Info()"),
    ],
)
def test_what_an_absent_field_reads_as(type_: str, enum: str | None, absent: str) -> None:
    facts = {"type": type_, "enum": enum, "description": WORDS}
    promised = FieldSpec.model_validate({**facts, "required": True})
    fields = field_views({"Promised": promised, "Other": FieldSpec.model_validate(facts)})
    assert [field.default_value for field in fields] == [absent, "None"]


def test_which_fields_a_request_needs(view: View) -> None:
    needs = {
        action.name: {field.name: action.need(field) for field in action.parameters}
        for action in view.actions
    }
    assert needs["CreateConversation"] == {
        "conversation_core_info": "yes",
        "owner_user_id": "either",
        "owner_user_id_str": "either",
        "other_user_id": "sometimes",
        "other_user_id_str": "sometimes",
        "idempotent_id": "no",
        "inbox_type": "no",
        "app_id": "client",
    }


def test_a_listing_is_shown_with_something_to_list(view: View) -> None:
    program = view.programs["GetUserConversations"]
    for text in (program.call, program.awaited, program.listing, program.pages):
        assert text.index("create_conversation") < text.index("user_conversations")
    assert "user_conversations" not in view.programs["CreateConversation"].call
    assert not view.programs["CreateConversation"].listing


@pytest.mark.parametrize(
    ("folded", "text"),
    [
        ("一句。 另一句", "一句。另一句"),
        ("一 行", "一行"),
        ("名称 `Name` 为 1 时", "名称 `Name` 为 1 时"),
        ("完。 `Name`", "完。`Name`"),
        ("用户 ID", "用户 ID"),
    ],
)
def test_folded_lines_leave_no_spaces_in_chinese(folded: str, text: str) -> None:
    assert unspaced(folded) == text


def test_an_action_leads_to_those_about_the_same_thing(view: View) -> None:
    related = {name: {a.name for a in found} for name, found in view.related.items()}
    assert related["AddFriend"] == {"DeleteFriend", "UpdateFriend", "ListFriend", "IsFriend"}
    assert "GetConversationMessages" in related["SendMessage"]  # what is sent is listed there
    assert "DeleteConversationMessage" not in related["SendMessage"]
    assert "GetBlackList" in related["ListFriend"]  # they share a struct
    assert related["GetAppToken"] == set()  # a group of its own
    assert not related["RegisterUsers"] & {"AddFriend"}  # only what failed looks alike


def test_relations_go_both_ways(view: View) -> None:
    for name, found in view.related.items():
        for other in found:
            assert other.name != name
            assert name in {action.name for action in view.related[other.name]}


def test_a_struct_knows_the_actions_that_lead_to_it(view: View) -> None:
    uses = {name: {a.name for a in found} for name, found in view.uses.items()}
    assert uses["MessageBody"] == {"GetMessages", "GetConversationMessages"}
    assert uses["RefMsgInfo"] == uses["MessageBody"]  # through the message
    assert uses["ConversationInfo"] >= {"CreateConversation", "GetUserConversations"}
    assert {named.name for named in (*view.structs, *view.enums)} == uses.keys()


@pytest.mark.parametrize(
    ("type_", "per_call", "english", "chinese"),
    [
        ("Array of Long", True, "At most 2 items per call.", "单次调用最多 2 项。"),
        ("Array of Long", False, "At most 2 items.", "最多 2 项。"),
        ("JSON Map", True, "At most 2 keys per call.", "单次调用最多 2 个键。"),
        ("JSON Map", False, "At most 2 keys.", "最多 2 个键。"),
    ],
)
def test_a_maximum_names_what_it_counts(
    type_: str, per_call: bool, english: str, chinese: str
) -> None:
    spec = FieldSpec.model_validate({"type": type_, "description": WORDS, "max_items": 2})
    (found,) = limit_sentences(spec, per_call=per_call)
    assert (found["en"].value, found["zh"].value) == (english, chinese)
