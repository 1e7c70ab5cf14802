"""The official SDKs for Python reach the emulator, and are refused when their request is changed."""

from __future__ import annotations

import json
import re
import socket
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.faulty_proxy import Fault, FaultyProxy, faulty_proxy

from volc_im import Client, ConversationCoreInfo, ConversationType
from volc_im.emulator import Emulator
from volc_im.signing import canonical_query

from .signed_requests import ACCESS_KEY, SECRET_KEY, VERSION

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # their imports are old
    import volcenginesdkcore
    from volcengine.ApiInfo import ApiInfo
    from volcengine.base.Service import Service
    from volcengine.Credentials import Credentials
    from volcengine.ServiceInfo import ServiceInfo
    from volcengine.util.Util import Util

# The SDKs call utcnow(), which Python 3.12 deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:.*utcnow:DeprecationWarning")

ACTIONS = ("CreateConversation", "GetUserConversations")
REGION = "cn-north-1"

Call = Callable[[str, str, dict[str, Any]], dict[str, Any]]
"""From an endpoint, an action and a body to the Result; raises whatever the SDK raises."""


def old_sdk(endpoint: str, action: str, body: dict[str, Any]) -> dict[str, Any]:
    """PyPI `volcengine`."""
    info = ServiceInfo(
        endpoint.removeprefix("http://"),
        {"Accept": "application/json"},
        Credentials(ACCESS_KEY, SECRET_KEY, "rtc", REGION),
        10,
        10,
        "http",
    )
    known = {
        name: ApiInfo("POST", "/", {"Action": name, "Version": VERSION}, {}, {}) for name in ACTIONS
    }
    service = Service(info, known)
    with service.session:
        return json.loads(service.json(action, {}, json.dumps(body)))["Result"]


def new_sdk(endpoint: str, action: str, body: dict[str, Any]) -> dict[str, Any]:
    """PyPI `volcenginesdk-core`, with its call for any service; it sends no retries here."""
    settings = volcenginesdkcore.Configuration()
    settings.ak, settings.sk, settings.region = ACCESS_KEY, SECRET_KEY, REGION
    settings.host, settings.scheme = endpoint.removeprefix("http://"), "http"
    settings.auto_retry = False
    api = volcenginesdkcore.UniversalApi(volcenginesdkcore.ApiClient(settings))
    info = volcenginesdkcore.UniversalInfo(
        "POST", "rtc", VERSION, action, content_type="application/json"
    )
    result: dict[str, Any] = api.do_call(info, body)
    api.api_client.rest_client.pool_manager.clear()
    return result


@pytest.fixture(params=[old_sdk, new_sdk], ids=["volcengine", "volcenginesdk-core"])
def call(request: pytest.FixtureRequest) -> Call:
    found: Call = request.param
    return found


@pytest.fixture(scope="module")
def proxy(server: Emulator) -> Iterator[FaultyProxy]:
    with faulty_proxy(server.endpoint) as running:
        yield running


def test_they_see_what_our_client_sees(
    server: Emulator, im: Client, app_id: int, call: Call
) -> None:
    core = {"ConversationType": 1, "Name": "你好 🎈", "Ext": {"a": "1"}}
    body = {"AppId": app_id, "OwnerUserId": 1, "OtherUserId": 2, "ConversationCoreInfo": core}
    made = call(server.endpoint, "CreateConversation", body)
    assert made["Exist"] is False
    ours = im.create_conversation(
        conversation_core_info=ConversationCoreInfo(conversation_type=ConversationType.SINGLE),
        owner_user_id=1,
        other_user_id=2,
    )
    assert (ours.exist, ours.conversation_short_id) == (True, made["ConversationShortId"])
    page = {"AppId": app_id, "ParticipantUserId": 1, "Cursor": 0, "Limit": 20}
    (theirs,) = call(server.endpoint, "GetUserConversations", page)["ConversationInfos"]
    (mine,) = im.iter_user_conversations(participant_user_id=1)
    assert theirs["ConversationShortId"] == mine.conversation_short_id
    assert (theirs["Name"], theirs["Ext"]) == (mine.name, mine.ext) == ("你好 🎈", {"a": "1"})


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Id", "Action", "名", "A b", "A+", "Filter[0]"]), st.text("12 +你&")
        ),
        max_size=6,
    )
)
def test_the_canonical_query_is_theirs(pairs: list[tuple[str, str]]) -> None:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    assert canonical_query(pairs) == Util.norm_query(values)


def edited(pattern: bytes, replacement: bytes) -> Fault:
    """The request is changed on its way to the server."""

    def fault(client: socket.socket, request: bytes, forward: Callable[[bytes], bytes]) -> None:
        changed, count = re.subn(pattern, replacement, request, count=1)
        assert count == 1, request
        client.sendall(forward(changed))

    return fault


@pytest.mark.parametrize(
    ("pattern", "replacement", "code", "words"),
    [
        (rb'("Limit": ?)5', rb"\g<1>6", "SignatureDoesNotMatch", "X-Content-Sha256"),
        (
            rb"(?i)(\r\ncontent-type: application/json)\r",
            rb"\1; charset=utf-8\r",
            "SignatureDoesNotMatch",
            "the header content-type was signed as 'application/json'",
        ),
        (rb"(?i)(\r\nx-date: 20)..", rb"\g<1>01", "InvalidTimestamp", "behind"),
        (rb"(?i)\r\nx-date: [^\r]*", rb"", "InvalidTimestamp", "X-Date"),
        (rb"(/cn-)north-1/", rb"\1north-2/", "SignatureDoesNotMatch", "region"),
        (
            rb"Action=GetUser",
            rb"note=1&Action=GetUser",
            "SignatureDoesNotMatch",
            "Action and Version only",
        ),
    ],
    ids=["body", "header", "date", "no-date", "region", "query"],
)
def test_a_changed_request_is_refused(
    server: Emulator,
    proxy: FaultyProxy,
    call: Call,
    pattern: bytes,
    replacement: bytes,
    code: str,
    words: str,
) -> None:
    page = {"AppId": 1, "ParticipantUserId": 1, "Cursor": 0, "Limit": 5}
    assert call(proxy.endpoint, "GetUserConversations", page)["HasMore"] is False
    proxy.faults.append(edited(pattern, replacement))
    with pytest.raises(Exception, match=code) as refusal:
        call(proxy.endpoint, "GetUserConversations", page)
    assert words in str(refusal.value).replace("\\'", "'")
    entry = server.requests[-1]
    assert (entry.outcome.code, entry.outcome.action) == (code, "GetUserConversations")
