"""The same request through each library, as a function that sends it and reads the reply."""

from __future__ import annotations

import http.client
import json
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack, closing
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import aiohttp
import boto3
import botocore.config
import httpx2
import openai
import volcenginesdkcore
from pyreqwest.client import ClientBuilder, SyncClientBuilder
from volcengine.ApiInfo import ApiInfo
from volcengine.base.Service import Service
from volcengine.Credentials import Credentials as OfficialCredentials
from volcengine.ServiceInfo import ServiceInfo

from volc_im import AsyncClient, Client, HTTPRequest, HTTPResponse

from .api import ACTION, ARGUMENTS, BODY, KEYS, REPLY, VERSION

Call = Callable[[], object]
AsyncCall = Callable[[], Awaitable[object]]
OURS: Final = "volc-im"
BARE: Final = "pyreqwest, bare"
_TIMEOUT_S: Final = 10


class Recorder:
    """A transport that keeps the requests, and answers without a network."""

    def __init__(self) -> None:
        self.seen: list[HTTPRequest] = []

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Return the reply of the server."""
        self.seen[:] = [request]
        return HTTPResponse(200, {}, REPLY)


def signed_request(endpoint: str) -> HTTPRequest:
    """Return what our client sends; the bare libraries send the same bytes and headers."""
    recorder = Recorder()
    with Client(**KEYS, endpoint=endpoint, transport=recorder) as im:
        im.create_conversation(**ARGUMENTS)
    return recorder.seen[0]


def sync_calls(endpoint: str, stack: ExitStack) -> dict[str, Call]:
    """Return a call for each library; all are closed with the stack."""
    request = signed_request(endpoint)
    return {
        "http.client, bare": _http_client(endpoint, request, stack),
        BARE: _pyreqwest(request, stack),
        "httpx2, bare": _httpx2(request, stack),
        OURS: _ours(endpoint, stack),
        "volcenginesdkcore, generic call": _volcenginesdkcore(endpoint, stack),
        "volcengine, generic call": _volcengine(endpoint, stack),
        "boto3, DynamoDB GetItem": _boto3(endpoint),
        "openai, chat completion": _openai(endpoint, stack),
    }


async def async_calls(endpoint: str, stack: AsyncExitStack, tasks: int) -> dict[str, AsyncCall]:
    """Return a call for each asynchronous library, with room for as many connections as tasks."""
    request = signed_request(endpoint)
    connector = aiohttp.TCPConnector(limit=tasks)
    timeout = aiohttp.ClientTimeout(_TIMEOUT_S)
    session = await stack.enter_async_context(
        aiohttp.ClientSession(connector=connector, timeout=timeout)
    )
    limits = httpx2.Limits(max_connections=tasks, max_keepalive_connections=tasks)
    client = await stack.enter_async_context(httpx2.AsyncClient(limits=limits, timeout=_TIMEOUT_S))
    native = await stack.enter_async_context(ClientBuilder().build())
    limit = timedelta(seconds=_TIMEOUT_S)
    im = await stack.enter_async_context(AsyncClient(**KEYS, endpoint=endpoint))

    async def aiohttp_call() -> object:
        sent = session.post(request.url, data=request.body, headers=request.headers)
        async with sent as response:
            return await response.read()

    async def httpx2_call() -> object:
        sent = await client.post(request.url, content=request.body, headers=dict(request.headers))
        return sent.content

    async def pyreqwest_call() -> object:
        builder = native.post(request.url).headers(request.headers).body_bytes(request.body)
        return bytes(await (await builder.timeout(limit).build().send()).bytes())

    async def our_call() -> object:
        return await im.create_conversation(**ARGUMENTS)

    return {
        "aiohttp, bare": aiohttp_call,
        BARE: pyreqwest_call,
        "httpx2, bare": httpx2_call,
        OURS: our_call,
    }


def _http_client(endpoint: str, request: HTTPRequest, stack: ExitStack) -> Call:
    address = urlsplit(endpoint)
    assert address.hostname is not None
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=_TIMEOUT_S)
    stack.enter_context(closing(connection))
    parts = urlsplit(request.url)

    def call() -> object:
        headers = dict(request.headers)
        connection.request("POST", f"{parts.path}?{parts.query}", request.body, headers)
        return connection.getresponse().read()

    return call


def _pyreqwest(request: HTTPRequest, stack: ExitStack) -> Call:
    client = stack.enter_context(SyncClientBuilder().build())
    limit = timedelta(seconds=_TIMEOUT_S)

    def call() -> object:
        builder = client.post(request.url).headers(request.headers).body_bytes(request.body)
        return bytes(builder.timeout(limit).build().send().bytes())

    return call


def _httpx2(request: HTTPRequest, stack: ExitStack) -> Call:
    client = stack.enter_context(httpx2.Client(timeout=_TIMEOUT_S))
    headers = dict(request.headers)
    return lambda: client.post(request.url, content=request.body, headers=headers).content


def _ours(endpoint: str, stack: ExitStack) -> Call:
    im = stack.enter_context(Client(**KEYS, endpoint=endpoint))
    return lambda: im.create_conversation(**ARGUMENTS)


def _volcenginesdkcore(endpoint: str, stack: ExitStack) -> Call:
    address = urlsplit(endpoint)
    settings: Any = volcenginesdkcore.Configuration()
    settings.ak, settings.sk, settings.region = "AK", "SK", "cn-north-1"
    settings.host, settings.scheme, settings.auto_retry = address.netloc, address.scheme, False
    api: Any = volcenginesdkcore.UniversalApi(volcenginesdkcore.ApiClient(settings))
    stack.callback(api.api_client.rest_client.pool_manager.clear)
    info = volcenginesdkcore.UniversalInfo(
        "POST", "rtc", VERSION, ACTION, content_type="application/json"
    )
    return lambda: api.do_call(info, BODY)


def _volcengine(endpoint: str, stack: ExitStack) -> Call:
    address = urlsplit(endpoint)
    credentials = OfficialCredentials("AK", "SK", "rtc", "cn-north-1")
    headers = {"Accept": "application/json"}
    info = ServiceInfo(address.netloc, headers, credentials, _TIMEOUT_S, _TIMEOUT_S, address.scheme)
    query = {"Action": ACTION, "Version": VERSION}
    service: Any = Service(info, {ACTION: ApiInfo("POST", "/", query, {}, {})})
    stack.callback(service.session.close)
    return lambda: json.loads(service.json(ACTION, {}, json.dumps(BODY)))


def _boto3(endpoint: str) -> Call:
    client: Any = boto3.client(
        "dynamodb",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id="AK",
        aws_secret_access_key="SK",
        config=botocore.config.Config(retries={"total_max_attempts": 1}),
    )
    return lambda: client.get_item(TableName="Team", Key={"OwnerUserId": {"N": "1"}})


def _openai(endpoint: str, stack: ExitStack) -> Call:
    client = stack.enter_context(openai.OpenAI(api_key="k", base_url=endpoint, max_retries=0))
    return lambda: client.chat.completions.create(
        model="m", messages=[{"role": "user", "content": "Team"}]
    )
