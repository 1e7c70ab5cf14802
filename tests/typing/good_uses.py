"""Typical uses of the package; mypy --strict and pyright strict must accept every line."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NewType, assert_never, assert_type

import volc_im
from volc_im import (
    APIError,
    AsyncClient,
    AsyncMiddleware,
    Call,
    Client,
    ConversationCoreInfo,
    ConversationInfo,
    ConversationType,
    CreateConversationResult,
    Credentials,
    DataType,
    ErrorCode,
    Failure,
    GetUserConversationsResult,
    HTTPRequest,
    HTTPResponse,
    Middleware,
    RegisterUserInfo,
    TransportConfig,
    TransportError,
    ValidationError,
    Violation,
    chunked,
    content,
)
from volc_im.providers import AssumeRoleProvider, CallableProvider
from volc_im.signing import sign
from volc_im.testing import ANY, Expectation, Stubs, factories, matching, record, replay, stub


def create(im: Client) -> int:
    made = im.create_conversation(
        conversation_core_info=ConversationCoreInfo(
            conversation_type=ConversationType.SINGLE, name="Order 7788", ext={"a": "b"}
        ),
        owner_user_id=10001,
        other_user_id=10002,
    )
    assert_type(made, CreateConversationResult)
    assert_type(made.conversation_info, ConversationInfo)
    assert_type(made.conversation_info.name, str | None)
    assert_type(made.request_id, str)
    assert_type(made.idempotency_key, str | None)
    assert_type(made.failed, tuple[Failure, ...])
    return made.conversation_short_id


def walk(im: Client) -> list[str]:
    listing = im.iter_user_conversations(participant_user_id=1, data_type=DataType.RECENT)
    for page in listing.pages():
        assert_type(page, GetUserConversationsResult)
    names: list[str] = []
    for talk in listing:
        assert_type(talk, ConversationInfo)
        if talk.conversation_type is ConversationType.LIVE and talk.name:
            names.append(talk.name)
    return names


async def walk_async(im: AsyncClient) -> None:
    page = await im.get_user_conversations(participant_user_id_str="ann", cursor=0, limit=20)
    assert_type(page, GetUserConversationsResult)
    async for talk in im.iter_user_conversations(participant_user_id=1, start=20):
        assert_type(talk, ConversationInfo)


UserId = NewType("UserId", int)


def lists(im: Client, users: list[UserId], infos: tuple[RegisterUserInfo, ...]) -> None:
    im.batch_get_user(user_ids=users)
    im.batch_get_user(user_ids=(1, 2))
    im.batch_get_user(user_ids=range(10))
    im.register_users(users=infos)
    stub(im).batch_get_user(user_ids=users)


def unknown_numbers(im: Client) -> None:
    """An enum takes numbers that this version of the package has no name for."""
    core = ConversationCoreInfo(conversation_type=99)
    im.create_conversation(conversation_core_info=core, owner_user_id=1)
    im.get_user_conversations(participant_user_id=1, cursor=0, limit=1, data_type=99)
    stub(im).get_user_conversations(data_type=99)
    stub(im).get_user_conversations(data_type=DataType.RECENT)


def options(im: Client) -> None:
    quick = im.with_options(timeout=1, deadline=5, max_retries=0, headers={"X-Trace": "1"})
    assert_type(quick, Client)
    assert_type(im.with_raw_response, Client)
    assert_type(im.call("X", {"A": [1, {"B": None}]}).request_id, str)


def errors(im: Client) -> str:
    try:
        create(im)
    except ValidationError as error:
        assert_type(error.violations, tuple[Violation, ...])
    except TransportError as error:
        assert_type(error.request_sent, bool)
    except APIError as error:
        if error.code == ErrorCode.CONVERSATION_NOT_FOUND:
            return f"{error.request_id} {error.http_status} {error.retry_after_s}"
    return ""


def of_the_root(error: volc_im.errors.VolcIMError) -> volc_im.transports.Transport:
    assert_type(volc_im.content.read(10001, "{}"), content.Content)
    return volc_im.testing.ANY if error.attempts else Canned()


class Traced(Middleware):
    def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], HTTPResponse]
    ) -> HTTPResponse:
        return proceed(request)


class AsyncTraced(AsyncMiddleware):
    async def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], Awaitable[HTTPResponse]]
    ) -> HTTPResponse:
        return await proceed(request)


class Canned:
    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        return HTTPResponse(200, {}, b"{}")


def make() -> list[Client]:
    keys = Credentials("AK", "SK")
    return [
        Client(access_key="AK", secret_key="SK", app_id=1, transport=Canned()),
        Client(credentials=keys, rate_limit={"CreateConversation": 20}),
        Client(credentials=AssumeRoleProvider(keys, role_trn="trn:iam::1:role/x")),
        Client(credentials=CallableProvider(lambda: keys), rate_limit=None),
        Client(transport=TransportConfig(proxy="http://127.0.0.1:3128"), middleware=[Traced()]),
    ]


def make_async() -> AsyncClient:
    return AsyncClient(profile="dev", middleware=[AsyncTraced()], deadline=3.5)


def of_one_call(call: Call) -> str:
    return f"{call.action} {call.access}"


def tests_of_mine(im: Client, async_im: AsyncClient) -> None:
    assert_type(stub(async_im), Stubs)
    expected = stub(im).create_conversation(owner_user_id=1, other_user_id=ANY, inbox_type=None)
    assert_type(expected, Expectation[CreateConversationResult])
    expected.returns(CreateConversationResult()).times(2).raises(ErrorCode.INVALID_PARAM)
    stub(im).get_user_conversations(limit=matching(lambda limit: limit > 5)).returns(has_more=True)
    stub(im).call("X", {"A": ANY}).returns({"B": 1})
    assert_type(factories.make(ConversationInfo, name="x"), ConversationInfo)
    assert_type(factories.make_batch(ConversationInfo, 2), list[ConversationInfo])
    with record(im, "x.jsonl"), replay(async_im, "y.jsonl", use_all=True):
        pass


assert_type([*chunked([1, 2, 3], 2)], list[list[int]])
assert_type([*chunked((str(n) for n in range(3)), "RegisterUsers")], list[list[str]])
assert_type(
    sign(
        method="POST",
        url="https://rtc.volcengineapi.com/?Action=A&Version=B",
        headers={},
        body=b"{}",
        credentials=Credentials("AK", "SK"),
        region="cn-north-1",
        service="rtc",
    ),
    dict[str, str],
)


def send(*, sender: int, msg_type: content.MessageType, content: str, ext: str = "") -> None:
    """As the generated methods are typed."""


send(sender=1, **content.text("hi"))
send(sender=1, ext="", **content.image("https://a/b.png", width=640, name="b.png"))
send(sender=1, **content.video("https://a/b.mp4", duration_s=3, cover_url="https://a/b.jpg"))
send(sender=1, **content.transparent("x", msg_type=10013))
send(sender=1, **content.custom({"type": 1, "link": {"to": None}}))


class Stored:
    msg_type: content.MessageType
    content: str


def show(message: Stored) -> str:
    read = content.read(message)
    assert_type(read, content.Content)
    match read:
        case content.TextContent(text):
            return text
        case content.ImageContent(url, width=width) | content.VideoContent(url, width=width):
            assert_type(width, int | None)
            return url
        case content.FileContent() | content.AudioContent():
            assert_type(read.size, int | None)
            return read.url
        case content.CustomContent(data):
            return data if isinstance(data, str) else str(data["type"])
        case content.SystemContent(kind, _):
            assert_type(kind, content.SystemMessageType)
            return str(kind)
        case content.UnknownContent():
            return read.text
        case _:
            assert_never(read)


assert_type(content.read(10001, "{}"), content.Content)
assert_type(content.read(**content.text("hi")), content.Content)
