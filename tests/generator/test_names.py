"""Conversion of wire names to Python names."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import bounded

from volcgen import names


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("ConversationShortId", "conversation_short_id"),
        ("AppId", "app_id"),
        ("P2PSendMessage", "p2p_send_message"),
        ("OwnerUserIdStr", "owner_user_id_str"),
        ("AvatarUrl", "avatar_url"),
        ("AvatarURL", "avatar_url"),
        ("URLPath", "url_path"),
        ("UserIDs", "user_ids"),
        ("IDs", "ids"),
        ("ExtV2", "ext_v2"),
        ("HTTPStatus2Code", "http_status2_code"),
        ("x_y", "x_y"),
        ("Ext-Key", "ext_key"),
        ("A", "a"),
        ("ABc", "a_bc"),
        ("class", "class_"),
        ("Class", "class_"),
        ("From", "from_"),
        ("None", "none"),
        ("Type", "type"),
        ("RequestId", "request_id_"),
        ("Metadata", "metadata_"),
        ("Self", "self_"),
        ("List", "list_"),
    ],
)
def test_fields_and_methods(wire: str, python: str) -> None:
    assert names.snake(wire) == python


@pytest.mark.parametrize("wire", ["", "-", "名称", "2Fa", "3", " ", "_", "\0", "١"])
def test_what_makes_no_name_is_refused(wire: str) -> None:
    with pytest.raises(ValueError, match="cannot be converted to a Python name"):
        names.snake(wire)
    with pytest.raises(ValueError, match="cannot be converted to a Python name"):
        names.constant(wire)


def test_constants_and_classes() -> None:
    assert names.constant("ConversationType") == "CONVERSATION_TYPE"
    assert names.constant("single") == "SINGLE"
    assert names.constant("P2PInfo") == "P2P_INFO"
    assert names.request_class("MakeTalk") == "MakeTalkRequest"
    assert names.result_class("MakeTalk") == "MakeTalkResult"


@pytest.mark.parametrize(
    ("action", "method"),
    [
        ("GetUserConversations", "iter_user_conversations"),
        ("BatchGetUsers", "iter_users"),
        ("ListTalks", "iter_talks"),
        ("ScanUsers", "iter_users"),
        ("QueryOnline", "iter_query_online"),
        ("Getter", "iter_getter"),
        ("ListAlarmHistory", "iter_alarm_histories"),
        ("ListDay", "iter_days"),
    ],
)
def test_iterators(action: str, method: str) -> None:
    assert names.iterator(action) == method


@bounded(300)
@given(st.text(max_size=30))
def test_every_name_is_an_identifier_or_refused(wire: str) -> None:
    for make in (names.snake, names.constant):
        try:
            python = make(wire)
        except ValueError:
            continue
        assert python.isidentifier()
        assert python.isascii()
        assert not keyword.iskeyword(python)
        assert not python.startswith("_")
        assert python not in names.RESERVED


@bounded(200)
@given(st.from_regex(r"[A-Z][A-Za-z0-9]{0,20}", fullmatch=True))
def test_an_action_always_has_a_name_and_keeps_its_letters(action: str) -> None:
    python = names.snake(action)
    assert python == python.lower()
    assert python.replace("_", "") == action.lower()
    assert names.constant(action) == "_".join(names.words(action)).upper()


@bounded(200)
@given(st.text(max_size=30))
def test_a_python_name_keeps_itself(wire: str) -> None:
    try:
        python = names.snake(wire)
    except ValueError:
        return
    if not any(word[0].isdigit() or any(c.isdigit() for c in word) for word in names.words(wire)):
        assert names.snake(python) == python
