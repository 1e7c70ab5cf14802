"""Every action of three real services is called, sync and async, and the official SDK sends the same."""

from __future__ import annotations

import asyncio
import json
import warnings
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import parse_qsl

import pytest

from services.conftest import KEYS, Package, method

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its imports are old
    import volcenginesdkcore

TYPES: Final = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "query": "text/plain",
}
LISTINGS: Final = {
    "tag": {
        "GetTags": "iter_tags",
        "GetTagKeys": "iter_tag_keys",
        "GetTagValues": "iter_tag_values",
        "GetResources": "iter_resources",
    },
    "quota": {
        "ListProductQuotas": "iter_product_quotas",
        "ListQuotaApplications": "iter_quota_applications",
        "ListQuotaApplicationTemplates": "iter_quota_application_templates",
        "ListQuotaAlarmRules": "iter_quota_alarm_rules",
        "ListAlarmHistory": "iter_alarm_histories",
    },
    "sqs": {"ListQueues": "iter_queues"},
}
"""Methods that iterate, by service and action."""


def sent(package: Package) -> list[tuple[str, str, Any]]:
    """Return action, method and fields of each request since the last call, as the wire has them."""
    found = [_sent(entry.request) for entry in package.server.requests]
    assert all(not each.outcome.broken_signing_rules for each in package.server.requests)
    package.server.reset()
    return found


def _sent(request: Any) -> tuple[str, str, Any]:
    query = dict(request.query)
    action = query.pop("Action")
    query.pop("Version")
    if request.method == "GET":
        return action, "GET", sorted(query.items())
    body = request.body.decode()
    if "form" in request.values["content-type"]:
        return action, "POST", sorted(parse_qsl(body, keep_blank_values=True))
    return action, "POST", json.loads(body)


def flat(value: Any, name: str = "") -> list[tuple[str, str]]:
    """Return the dotted names of a request and their values, without the runtime's own function."""
    if isinstance(value, dict):
        parts = value.items()
    elif isinstance(value, list):
        parts = ((str(place), item) for place, item in enumerate(value, 1))
    else:
        text = json.dumps(value) if isinstance(value, bool | int | float) else value
        return [(name, text)]
    return sorted(
        pair for step, item in parts for pair in flat(item, f"{name}.{step}" if name else step)
    )


def expected(package: Package, action: Any) -> tuple[str, str, Any]:
    """Return what the example of an action looks like on the wire."""
    example = package.example(action.name, "request")
    fields = example if action.encoding == "json" else flat(example)
    return action.name, action.method, fields


def test_the_specs_have_all_actions_of_the_services(packages: dict[str, Package]) -> None:
    counts = {
        service: {
            style: sum(each.encoding == style for each in package.actions.values())
            for style in TYPES
        }
        for service, package in packages.items()
    }
    assert counts == {
        "tag": {"json": 0, "form": 9, "query": 0},
        "quota": {"json": 12, "form": 0, "query": 7},
        "sqs": {"json": 8, "form": 0, "query": 0},
    }


def test_every_action_is_called_by_both_clients(package: Package) -> None:
    async def asynchronous() -> list[Any]:
        async with package.module.AsyncClient(**package.options()) as client:
            return [
                await getattr(client, method(name))(**package.arguments(action))
                for name, action in package.actions.items()
            ]

    wanted = [expected(package, action) for action in package.actions.values()]
    with package.module.Client(**package.options()) as client:
        results = [
            getattr(client, method(name))(**package.arguments(action))
            for name, action in package.actions.items()
        ]
    assert sent(package) == wanted
    results += asyncio.run(asynchronous())
    assert sent(package) == wanted
    examples = [package.example(name, "result") for name in package.actions]
    assert [result.to_dict() for result in results] == examples * 2


def test_a_wrong_key_is_refused(package: Package) -> None:
    name, action = next(iter(package.actions.items()))
    options = {**package.options(), "secret_key": "other"}
    with (
        package.module.Client(**options) as client,
        pytest.raises(package.module.AuthError, match="SignatureDoesNotMatch"),
    ):
        getattr(client, method(name))(**package.arguments(action))


def two_pages(package: Package, action: str) -> Callable[[Any], dict[str, Any]]:
    """Return a handler that answers with the example, and then with it again as the last page."""
    example = package.example(action, "result")

    def handle(context: Any) -> dict[str, Any]:
        token = "" if context.body.get("NextToken") else "second &="
        return {**example, "NextToken": token}

    return handle


def test_listings_have_pages(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = package.part("emulator.definition").DEFINITION.plugin.handlers
    listings = LISTINGS[package.service].items()
    for name, _ in listings:
        monkeypatch.setitem(handlers, name, two_pages(package, name))
    given = {name: package.arguments(package.actions[name]) for name, _ in listings}

    async def asynchronous() -> list[list[Any]]:
        async with package.module.AsyncClient(**package.options()) as client:
            return [
                [item async for item in getattr(client, iterator)(**given[name])]
                for name, iterator in listings
            ]

    with package.module.Client(**package.options()) as client:
        items = [[*getattr(client, iterator)(**given[name])] for name, iterator in listings]
    requests = sent(package)
    assert asyncio.run(asynchronous()) == items
    assert sent(package) == requests
    assert [len(each) for each in items] == [2] * len(listings)
    tokens = [dict(fields).get("NextToken") for _, _, fields in requests]
    assert tokens == [None, "second &="] * len(listings)


def test_a_page_without_items_is_empty(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = package.part("emulator.definition").DEFINITION.plugin.handlers
    with package.module.Client(**package.options()) as client:
        for name, iterator in LISTINGS[package.service].items():
            monkeypatch.setitem(handlers, name, lambda context: {})
            given = package.arguments(package.actions[name])
            assert [*getattr(client, iterator)(**given)] == []


# The SDK calls utcnow(), which Python 3.12 deprecated.
@pytest.mark.filterwarnings("ignore:.*utcnow:DeprecationWarning")
def test_the_generic_call_of_the_official_sdk_is_answered(package: Package) -> None:
    settings = volcenginesdkcore.Configuration()
    settings.ak, settings.sk = KEYS["access_key"], KEYS["secret_key"]
    settings.region = package.part("service").SERVICE.default_region
    settings.host, settings.scheme = package.server.endpoint.removeprefix("http://"), "http"
    settings.auto_retry = False
    api = volcenginesdkcore.UniversalApi(volcenginesdkcore.ApiClient(settings))
    results = []
    for name, action in package.actions.items():
        info = volcenginesdkcore.UniversalInfo(
            action.method, package.service, action.version, name,
            content_type=TYPES[action.encoding],
        )  # fmt: skip
        results.append(api.do_call(info, package.example(name, "request")) or {})
    api.api_client.rest_client.pool_manager.clear()
    assert results == [package.example(name, "result") for name in package.actions]
    # Both clients send the same.
    wanted = [expected(package, action) for action in package.actions.values()]
    assert sent(package) == wanted
