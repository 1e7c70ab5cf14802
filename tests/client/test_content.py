"""What messages carry: built as the platform's clients read it, and read whatever comes."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volc_im import ValidationError, content
from volc_im.content import MessageType

URL = "https://cdn.example.com/a"

words = st.text(st.characters(codec="utf-8"))
names = st.text(st.characters(codec="utf-8"), min_size=1)
urls = st.builds("https://{}".format, words)
pixels = st.integers(1, 2**31 - 1)
sizes = st.integers(0, 2**63 - 1)
seconds = st.integers(0, 2**31 - 1) | st.floats(0, 2**31 - 1)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def of(message: content.Message) -> Any:
    return json.loads(message["content"])


def entry(message: content.Message) -> Any:
    return of(message)["__files"]["media"]


# Building


def test_each_builder_names_its_type() -> None:
    built = {
        10001: content.text("hi"),
        10003: content.image(URL),
        10004: content.video(URL),
        10005: content.file(URL),
        10006: content.audio(URL),
        10012: content.custom({}),
    }
    for number, message in built.items():
        assert message.keys() == {"msg_type", "content"}
        assert message["msg_type"] == number
        assert isinstance(message["msg_type"], MessageType)
        assert not message["msg_type"].is_unknown


def test_a_text_as_documented() -> None:
    assert content.text('你好 "x"')["content"] == '{"text":"你好 \\"x\\""}'


def test_an_image_as_clients_read_it() -> None:
    built = content.image(
        URL,
        width=640,
        height=480,
        thumbnail_url=f"{URL}?s",
        preview_url=f"{URL}?m",
        size=2**40,
        name="a.png",
    )
    assert of(built) == {
        "__files": {
            "media": {
                "remoteURL": URL,
                "length": 2**40,
                "ext": {
                    "s:file_ext_key_type": "file_ext_value_type_image",
                    "s:file_ext_key_original_width": "640",
                    "s:file_ext_key_original_height": "480",
                    "s:file_ext_key_thumb_url": f"{URL}?s",
                    "s:file_ext_key_preview_url": f"{URL}?m",
                    "s:file_ext_key_file_name": "a.png",
                },
            }
        }
    }


def test_an_image_without_smaller_versions_shows_itself() -> None:
    ext = entry(content.image(URL))["ext"]
    assert ext["s:file_ext_key_thumb_url"] == ext["s:file_ext_key_preview_url"] == URL


def test_a_video_as_clients_read_it() -> None:
    built = content.video(URL, duration_s=3.5, width=64, height=48, cover_url=f"{URL}.jpg")
    assert entry(built) == {
        "remoteURL": URL,
        "ext": {
            "s:file_ext_key_type": "file_ext_value_type_video",
            "s:file_ext_key_video_duration": "3.5",
            "s:file_ext_key_video_width": "64",
            "s:file_ext_key_video_height": "48",
            "s:file_ext_key_video_cover_url": f"{URL}.jpg",
        },
    }


def test_a_file_and_a_recording_as_clients_read_them() -> None:
    assert entry(content.file(URL, name="a.pdf", size=0)) == {
        "remoteURL": URL,
        "length": 0,
        "ext": {
            "s:file_ext_key_type": "file_ext_value_type_file",
            "s:file_ext_key_file_name": "a.pdf",
        },
    }
    assert entry(content.audio(URL, duration_s=7.0))["ext"] == {
        "s:file_ext_key_type": "file_ext_value_type_audio",
        "s:file_ext_key_audio_duration": "7",
    }


def test_a_custom_text_is_sent_as_it_is() -> None:
    assert content.custom("order:7788")["content"] == "order:7788"


def test_a_transparent_message_has_any_format_and_any_type() -> None:
    typing = content.transparent({"typing": True})
    assert typing == {"msg_type": MessageType.CUSTOM, "content": '{"typing":true}'}
    other = content.transparent("any text", msg_type=10013)
    assert other == {"msg_type": 10013, "content": "any text"}
    assert other["msg_type"].is_unknown
    assert content.transparent("x", msg_type=MessageType.TEXT)["msg_type"] is MessageType.TEXT


WRONG: dict[str, Callable[[], object]] = {
    "url: must begin with https://": lambda: content.image("a.png"),
    "cover_url: must begin with https://": lambda: content.video(URL, cover_url=""),
    "width: must be an int from 1": lambda: content.image(URL, width=0),
    "height: must be an int from 1": lambda: content.video(URL, height=2**31),
    "size: must be an int from 0": lambda: content.file(URL, size=-1),
    "name: must not be empty": lambda: content.file(URL, name=""),
    "duration_s: must be a number of seconds": lambda: content.audio(URL, duration_s=float("nan")),
    "duration_s: must be": lambda: content.video(URL, duration_s=True),
    "text: contains an unpaired surrogate": lambda: content.text("\ud83d"),
    "data: contains an unpaired surrogate": lambda: content.custom("\ud83d"),
    r"data: cannot be encoded as JSON \(UnicodeEncodeError\)": lambda: content.custom(
        {"a": "\ud83d"}
    ),
    r"data: cannot be encoded as JSON \(TypeError\)": lambda: content.custom({"a": {1, 2}}),
    r"data: cannot be encoded as JSON \(ValueError\)": lambda: content.transparent(
        {"a": float("inf")}
    ),
}


@pytest.mark.parametrize("problem", WRONG)
def test_what_is_wrong_is_said(problem: str) -> None:
    with pytest.raises(ValidationError, match=rf"^content\.\w+: {problem}"):
        WRONG[problem]()


def test_values_of_another_kind_are_said_too() -> None:
    loose: Any = content
    with pytest.raises(ValidationError, match="text: must be a str, not int"):
        loose.text(3)
    with pytest.raises(ValidationError, match="cannot be encoded as JSON"):
        loose.custom(None)
    for wrong in (True, "10013", None):
        kind = type(wrong).__name__
        with pytest.raises(ValidationError, match=f"msg_type: must be an int, not {kind}"):
            loose.transparent({}, msg_type=wrong)


def test_all_problems_at_once_and_nothing_of_what_a_user_wrote() -> None:
    with pytest.raises(ValidationError) as caught:
        content.image("secret.png", width=0, height=-1, preview_url="secret")
    assert [path for path, _, _ in caught.value.violations] == [
        "url",
        "width",
        "height",
        "preview_url",
    ]
    assert caught.value.action == "content.image"
    assert "secret" not in str(caught.value)


# Round trips


@given(words)
def test_texts_come_back(text: str) -> None:
    assert content.read(**content.text(text)) == content.TextContent(text)


@given(
    urls,
    some(width=pixels, height=pixels, thumbnail_url=urls, preview_url=urls, size=sizes, name=names),
)
def test_images_come_back(url: str, fields: dict[str, Any]) -> None:
    expected = {"thumbnail_url": url, "preview_url": url, **fields}
    assert content.read(**content.image(url, **fields)) == content.ImageContent(url, **expected)


@given(
    urls,
    some(duration_s=seconds, width=pixels, height=pixels, cover_url=urls, size=sizes, name=names),
)
def test_videos_come_back(url: str, fields: dict[str, Any]) -> None:
    assert content.read(**content.video(url, **fields)) == content.VideoContent(url, **fields)


@given(urls, some(name=names, size=sizes))
def test_files_come_back(url: str, fields: dict[str, Any]) -> None:
    assert content.read(**content.file(url, **fields)) == content.FileContent(url, **fields)


@given(urls, some(duration_s=seconds, size=sizes, name=names))
def test_recordings_come_back(url: str, fields: dict[str, Any]) -> None:
    assert content.read(**content.audio(url, **fields)) == content.AudioContent(url, **fields)


@given(st.dictionaries(words, values, max_size=4))
def test_custom_data_comes_back(data: dict[str, Any]) -> None:
    assert content.read(**content.custom(data)) == content.CustomContent(data)


# Reading


def files(**entry: Any) -> str:
    return json.dumps({"__files": {"image": entry}})


def test_a_message_of_a_reply_is_read_as_it_is() -> None:
    @dataclass
    class Body:
        msg_type: MessageType
        content: str

    read = content.read(Body(MessageType.TEXT, '{"text":"hi","at":[1]}'))
    assert read == content.TextContent("hi")
    assert isinstance(read, content.TextContent)
    assert read.raw == {"text": "hi", "at": [1]}


def test_names_that_are_not_known_are_kept() -> None:
    text = files(remoteURL=URL, md5="ab", ext={"s:file_ext_key_uri": "u"})
    read = content.read(10003, text)
    assert isinstance(read, content.ImageContent)
    assert read.raw == json.loads(text)


def test_other_forms_that_clients_read() -> None:
    assert content.read(10003, f'{{"url":"{URL}"}}') == content.ImageContent(URL)
    assert content.read(10005, files(remoteURL=URL, fileName="a.pdf")) == content.FileContent(
        URL, name="a.pdf"
    )
    measured = {"s:file_ext_key_original_width": 64, "s:file_ext_key_original_height": "48.0"}
    assert content.read(10004, files(remoteURL=URL, ext=measured)) == content.VideoContent(
        URL, width=64, height=48
    )


def test_a_wrapped_message_is_read_in_two_steps() -> None:
    inner = content.audio(URL, duration_s=2)
    outer = content.custom({"CustomMsgType": 10006, "Data": inner["content"]})
    read = content.read(**outer)
    assert isinstance(read, content.CustomContent)
    assert isinstance(read.data, dict)
    assert content.read(read.data["CustomMsgType"], read.data["Data"]) == content.AudioContent(
        URL, duration_s=2
    )


@pytest.mark.parametrize("value", ["", "wide", "nan", "1e999", "-1", -1, True, None, [], {}, 1e999])
def test_details_that_do_not_fit_read_as_none(value: object) -> None:
    ext = {"s:file_ext_key_video_width": value, "s:file_ext_key_video_duration": value}
    text = files(remoteURL=URL, length=value, ext=ext).replace("Infinity", "1e999")
    assert content.read(10004, text) == content.VideoContent(URL)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hi",
        "[]",
        "{",
        "null",
        '{"text":1}',
        '{"text":"a","b":NaN}',
        '{"url":""}',
        '{"__files":[]}',
        '{"__files":{}}',
        '{"__files":{"media":"x"}}',
        '{"__files":{"media":{"ext":{}}}}',
        "[" * 100_000,
        '{"text":' + "9" * 5000 + "}",
    ],
    ids=lambda text: text[:30],
)
@pytest.mark.parametrize("msg_type", [10001, 10003, 10004, 10005, 10006])
def test_what_cannot_be_read_is_kept(msg_type: int, text: str) -> None:
    assert content.read(msg_type, text) == content.UnknownContent(msg_type, text)


def test_an_unknown_type_is_kept() -> None:
    assert content.read(10013, '{"text":"hi"}') == content.UnknownContent(10013, '{"text":"hi"}')


def test_custom_content_that_is_no_object_is_kept_as_text() -> None:
    for text in ("", "hi", "[1]", "{"):
        assert content.read(10012, text) == content.CustomContent(text)


def test_system_messages() -> None:
    muted = content.read(50011, '{"reason":"night"}')
    assert muted == content.SystemContent(content.SystemMessageType.ALL_MUTED, {"reason": "night"})
    changed = content.read(50002, "no JSON")
    assert isinstance(changed, content.SystemContent)
    assert changed.msg_type is content.SystemMessageType.CONVERSATION_EXT_CHANGED
    assert changed.data == "no JSON"
    # Sources name two of these types and no end of the range.
    for number in (50000, 50001, 2**31):
        other = content.read(number, "[1]")
        assert isinstance(other, content.SystemContent)
        assert (other.msg_type, other.data) == (number, "[1]")
        assert other.msg_type.is_unknown
    assert content.read(49999, "{}") == content.UnknownContent(49999, "{}")


@given(
    st.sampled_from([*MessageType, *content.SystemMessageType, 1, 10013, 50000]),
    words
    | values.map(json.dumps)
    | st.dictionaries(st.sampled_from(["text", "url", "__files"]), values).map(json.dumps)
    | st.dictionaries(st.sampled_from(["remoteURL", "length", "ext", "fileName"]), values).map(
        lambda entry: files(**{"remoteURL": URL, **entry})
    ),
)
def test_nothing_that_comes_is_an_error(msg_type: int, text: str) -> None:
    content.read(msg_type, text)


# Values


def test_values_work_with_match() -> None:
    match content.read(**content.video(URL, width=64)):
        case content.ImageContent():
            pytest.fail("it is a video")
        case content.VideoContent(url, width=width):
            assert (url, width) == (URL, 64)
        case _:
            pytest.fail("it is a video")


def test_reprs_mask_what_users_wrote() -> None:
    built = (
        content.text("secret"),
        content.image("https://secret", name="secret"),
        content.custom({"secret": "secret"}),
        content.custom("secret"),
        content.transparent("secret", msg_type=50002),
    )
    for value in (*(content.read(**message) for message in built), content.read(1, "secret")):
        assert "secret" not in repr(value)
    muted = repr(content.read(50011, '{"secret":1}'))
    assert muted == "SystemContent(msg_type=<SystemMessageType.ALL_MUTED: 50011>, data=***)"
    shown = repr(content.read(**content.audio("https://secret", duration_s=2.5)))
    assert shown == "AudioContent(url=***, duration_s=2.5)"


def test_values_are_frozen_and_can_be_pickled() -> None:
    value: Any = content.read(**content.image(URL, width=3))
    with pytest.raises(AttributeError):
        value.width = 4
    again = pickle.loads(pickle.dumps(value))
    assert again == value
    assert again.raw == value.raw
    assert hash(again) == hash(value)


def test_the_root_does_not_load_it() -> None:
    code = "import sys, volc_im; volc_im.Client; print('volc_im.content' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
