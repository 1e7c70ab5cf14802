"""A service with JSON, forms and queries: each style works in both clients, with each transport."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable
from contextlib import AsyncExitStack, ExitStack, closing
from pathlib import Path
from typing import Any, Final

import pytest

from wire_styles.conftest import SEEN

BIG: Final = 9007199254740993


def put(depot: Any, client: Any) -> Any:
    return client.put_tags(
        resource_ids=["a", "b"],
        tags=[depot.Tag(key="team", value="红 & b=+%"), depot.Tag(key="a:b")],
        put_options=depot.PutOptions(
            force=True, until_id=BIG, weight=0.5, notes=[depot.Tag(key="x")]
        ),
        labels={"a.b": "c"},
        client_token="key-1",
    )


SENT: Final = {
    "ProjectName": "p & q",
    "ResourceIds": ["a", "b"],
    "Tags": [{"Key": "team", "Value": "红 & b=+%"}, {"Key": "a:b"}],
    "PutOptions": {"Force": True, "UntilId": BIG, "Weight": 0.5, "Notes": [{"Key": "x"}]},
    "Labels": {"a.b": "c"},
    "ClientToken": "key-1",
}
LISTED: Final = (["k", "kk", "kkk"], ["0", "1", "2", "3", "4"], [0, 1, 2, 3, 4], [1])


@pytest.mark.parametrize("transport", [None, "Httpx2Transport"])
def test_the_sync_client_sends_all_styles(
    depot: Any, arguments: dict[str, Any], transport: str | None
) -> None:
    with ExitStack() as stack:
        if transport:
            made = getattr(depot.transports, transport)()
            arguments["transport"] = stack.enter_context(closing(made))
        client = stack.enter_context(depot.Client(**arguments))
        put(depot, client)
        assert SEEN[-1] == SENT
        assert client.get_status().is_up is True
        found = (
            [tag.key for tag in client.iter_tags(keys=["team"])],
            [*client.iter_shelves(filters=[depot.Filter(name="color", values=["red", "a b"])])],
            [*client.iter_alarms(states=[depot.State.ON, "Off"])],
            [*client.iter_jobs()],
        )
    assert found == LISTED


@pytest.mark.parametrize("transport", [None, "AsyncHttpx2Transport"])
def test_the_async_client_sends_all_styles(
    depot: Any, arguments: dict[str, Any], transport: str | None
) -> None:
    async def calls() -> Any:
        async with AsyncExitStack() as stack:
            if transport:
                made = getattr(depot.transports, transport)()
                stack.push_async_callback(made.close)
                arguments["transport"] = made
            client = await stack.enter_async_context(depot.AsyncClient(**arguments))
            await put(depot, client)
            assert SEEN[-1] == SENT
            assert (await client.get_status()).is_up is True
            return (
                [tag.key async for tag in client.iter_tags()],
                [name async for name in client.iter_shelves()],
                [number async for number in client.iter_alarms()],
                [number async for number in client.iter_jobs()],
            )

    assert asyncio.run(calls()) == LISTED


def test_requests_are_as_the_spec_says(depot: Any, server: Any, arguments: dict[str, Any]) -> None:
    with depot.Client(**arguments) as client:
        client.put_tags(resource_ids=["a", "b"], client_token="t", dry_run=False)
        client.list_shelves(filters=[depot.Filter(name="z", values=["1", "2"])])
        client.list_jobs(cursor=0, limit=5)
    form, query, json = (entry.request for entry in server.requests)
    assert (form.method, form.body) == (
        "POST",
        b"ProjectName=p%20%26%20q&DryRun=false&ResourceIds.1=a&ResourceIds.2=b&ClientToken=t",
    )
    assert form.values["content-type"].startswith("application/x-www-form-urlencoded")
    assert (query.method, query.body) == ("GET", b"")
    assert "content-type" not in query.values
    assert [name for name, _ in query.query] == [
        "Action", "Filters.1.Name", "Filters.1.Values.1", "Filters.1.Values.2", "ProjectName", "Version",
    ]  # fmt: skip
    assert (json.method, dict(json.query)["Version"]) == ("POST", "2025-01-31")
    assert json.body == b'{"ProjectName":"p & q","Cursor":0,"Limit":5}'


def test_a_listing_begins_where_it_is_told(depot: Any, arguments: dict[str, Any]) -> None:
    with depot.Client(**arguments) as client:
        assert [tag.key for tag in client.iter_tags(start="2")] == ["kkk"]
        assert [*client.iter_shelves(start=3)] == ["3", "4"]
        assert [*client.iter_alarms(start=2)] == [2, 3, 4]
        assert [*client.iter_alarms(start=3)] == [4]
        assert client.list_alarms().alarm_ids == [0, 1]  # the first page is the default
        assert client.list_alarms().states == [depot.State.ON, depot.State("Sleeping")]


def test_an_error_of_a_listing_has_the_token(
    depot: Any, server: Any, arguments: dict[str, Any]
) -> None:
    with depot.Client(**arguments, max_retries=0) as client:
        items = iter(client.iter_tags())
        next(items)
        server.faults.add("500", action="ListTags")
        with pytest.raises(depot.ServerError) as caught:
            next(items)
    assert caught.value.cursor == "1"


def test_violations_have_paths_in_the_style_of_the_request(
    depot: Any, arguments: dict[str, Any]
) -> None:
    with depot.Client(**arguments) as client:
        with pytest.raises(depot.ValidationError) as caught:
            client.put_tags(resource_ids=["a"] * 4, tags=[depot.Tag(key="a"), depot.Tag(key="B")])
        assert [(v.path, v.name) for v in caught.value.violations] == [
            ("ResourceIds", "resource_ids"),
            ("Tags.2.Key", "tags[1].key"),
        ]
        with pytest.raises(depot.ValidationError, match=r"Filters\.1: is empty, which a query"):
            client.with_options(validate=False).call("ListShelves", {"Filters": [{}]})
        with pytest.raises(depot.ValidationError, match="Version: is the name of a parameter"):
            client.call("GetStatus", {"Version": "1"})


def test_the_emulator_answers_with_such_paths(depot: Any, arguments: dict[str, Any]) -> None:
    def refusal(action: str, body: dict[str, Any], **options: Any) -> str:
        with pytest.raises(depot.APIError) as caught:
            client.call(action, body, **options)
        return str(caught.value.message)

    with depot.Client(**arguments, validate=False) as client:
        tags = [{"Key": "a"}, {"Key": "B", "Other": [1]}]
        shown = "Tags.2.Key: does not match the pattern [a-z]+(?::[a-z]+)?"
        assert refusal("PutTags", {"ResourceIds": ["a"], "Tags": tags}) == shown
        assert refusal("PutTags", {"ResourceIds": {"2": "a"}}) == (
            "ResourceIds.2: follows a gap: ResourceIds.1 is missing"
        )
        assert "must be True or False, not str" in refusal("GetStatus", {"DryRun": "maybe"})
        assert refusal("ListJobs", {}, version="2024-05-01") == (
            "ListJobs has no version 2024-05-01; use 2025-01-31"
        )
        assert refusal("GetStatus", {}, method="POST") == (
            "GetStatus does not accept POST; use GET"
        )
        assert refusal("ListJobs", {"Cursor": 0, "Limit": 1, "Filters": [{}]}).startswith(
            "Filters[0].Name: is required"
        )


def test_a_changed_query_breaks_the_signature(
    depot: Any, server: Any, arguments: dict[str, Any]
) -> None:
    class Changed(depot.Middleware):  # type: ignore[misc]
        def around_attempt(self, request: Any, proceed: Callable[[Any], Any]) -> Any:
            other = type(request)(
                request.action, request.method, request.url.replace("red", "blue"),
                request.headers, request.body, request.timeout_s,
            )  # fmt: skip
            return proceed(other)

    with (
        depot.Client(**arguments, middleware=[Changed()]) as client,
        pytest.raises(depot.AuthError, match="SignatureDoesNotMatch"),
    ):
        client.list_shelves(filters=[depot.Filter(name="color", values=["red"])])


def test_retries_send_the_same_fields(
    depot: Any, server: Any, arguments: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("volc_depot._core.call.retry.BASE_S", 0.0)
    server.faults.add("drop", action="PutTags")
    server.faults.add("500", action="ListShelves")
    with depot.Client(**arguments) as client:
        first = client.put_tags(resource_ids=["a"])
        names = client.list_shelves(filters=[depot.Filter(name="n", values=["v"])]).shelf_names
    sent = [entry.request for entry in server.requests]
    assert sent[0].body == sent[1].body
    assert first.idempotency_key in sent[0].body.decode()
    assert sent[2].query == sent[3].query
    assert names == ["0", "1"]


def test_partial_failures_and_raw_responses(depot: Any, arguments: dict[str, Any]) -> None:
    with depot.Client(**arguments, raise_on_partial=True) as client:
        with pytest.raises(depot.PartialFailureError) as caught:
            client.put_tags(resource_ids=["a", "b"])
        assert [(f.id, f.code) for f in caught.value.failures] == [("b", "Gone")]
        raw = client.with_raw_response.get_status().raw_response
        assert b'"IsUp":true' in raw.body.replace(b" ", b"")


def test_actions_with_one_quota_are_paced_together(depot: Any, arguments: dict[str, Any]) -> None:
    seen: list[tuple[str, float]] = []

    class Limiter:
        def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
            seen.append((action, rate))
            return 0.0

        def throttled(self, action: str, retry_after_s: float | None) -> None:
            pass

    with depot.Client(**{**arguments, "rate_limit": Limiter()}) as client:
        client.list_tags()
        client.list_shelves()
        client.list_alarms()
    assert seen == [("listings", 40), ("listings", 40), ("ListAlarms", 40)]


def test_the_emulator_counts_actions_with_one_quota_together(
    depot: Any, server: Any, arguments: dict[str, Any]
) -> None:
    server.clock.freeze()
    server.quotas.on = True
    with depot.Client(**arguments, max_retries=0) as client:
        for _ in range(20):
            client.list_tags()
            client.list_shelves()
        with pytest.raises(depot.APIError, match="ListTags accepts 40 calls per second"):
            client.list_tags()
        client.list_alarms()


def test_parameters_of_the_client_have_their_types(
    depot: Any, arguments: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(depot.ConfigError, match="dry_run must be True or False, not int"):
        depot.Client(**arguments, dry_run=1)
    with pytest.raises(depot.ConfigError, match="project_name must be text, not int"):
        depot.Client(**{**arguments, "project_name": 7})
    monkeypatch.setenv("VOLC_DEPOT_DRY_RUN", "true")
    monkeypatch.setenv("VOLC_DEPOT_PROJECT_NAME", "other")
    del arguments["project_name"]
    with depot.Client(**arguments) as client:
        client.list_tags()
    assert SEEN[-1] == {"ProjectName": "other", "DryRun": True}
    monkeypatch.setenv("VOLC_DEPOT_DRY_RUN", "1")
    with pytest.raises(depot.ConfigError, match="VOLC_DEPOT_DRY_RUN must be True or False"):
        depot.Client(**arguments)


def test_one_host_serves_any_region(depot: Any) -> None:
    keys = {"access_key": "AK", "secret_key": "SK"}
    assert "endpoint='https://depot.example.com', region='cn-beijing'" in repr(depot.Client(**keys))
    assert "region='moon-1'" in repr(depot.Client(**keys, region="moon-1"))
    with pytest.raises(depot.ConfigError, match="region must be letters"):
        depot.Client(**keys, region="a/b")


def test_stubs_and_recordings_read_forms_and_queries(
    depot: Any, arguments: dict[str, Any], tmp_path: Path
) -> None:
    testing = importlib.import_module("volc_depot.testing")
    cassette = tmp_path / "calls.jsonl"

    def calls(client: Any) -> Any:
        put(depot, client)
        return client.list_shelves(offset=2).shelf_names, client.get_status().is_up

    with depot.Client(**arguments) as client:
        with testing.record(client, cassette):
            recorded = calls(client)
        assert '"Tags":[{"Key":"team"' in cassette.read_text("utf-8").replace(" ", "")
        with testing.replay(client, cassette, use_all=True):
            assert calls(client) == recorded == (["2", "3"], True)
        with testing.stub(client) as stub:
            stub.list_shelves(offset=2, filters=[depot.Filter(name="a", values=["b"])]).returns(
                shelf_names=["top"], total_count=1
            )
            filters = [depot.Filter(name="a", values=["b"])]
            assert client.list_shelves(offset=2, filters=filters).shelf_names == ["top"]
            stub.put_tags(tags=[depot.Tag(key="a")]).returns(count=3)
            assert client.put_tags(resource_ids=["x"], tags=[depot.Tag(key="a")]).count == 3


def test_factories_make_texts_that_match_patterns(depot: Any) -> None:
    factories = importlib.import_module("volc_depot.testing.factories")
    made = [tag.key for tag in factories.make_batch(depot.Tag, 2)]
    assert made == ["team", "team"]
