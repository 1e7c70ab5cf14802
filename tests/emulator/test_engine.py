"""The engine alone: a service of two actions, defined here, without a plug-in."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Annotated, Any

import pytest
from msgspec import Meta, field

from volc_im import Credentials
from volc_im.signing import sign
from volc_sdk._core.enums import OpenIntEnum
from volc_sdk._core.schema.actions import Action
from volc_sdk._core.schema.error_codes import ErrorCodes
from volc_sdk._core.schema.fields import FieldInfo
from volc_sdk._core.schema.models import Result, Struct
from volc_sdk._core.schema.types import Int64, SentInt64
from volc_sdk._core.service import ServiceModel
from volc_sdk.emulator.command import run
from volc_sdk.emulator.context import RequestContext
from volc_sdk.emulator.engine_interface import EmulatorDefinition, EmulatorPlugin
from volc_sdk.emulator.server import BaseEmulator

from .signed_requests import ACCESS_KEY, SECRET_KEY, Answer, RawClient, Request, ask

VERSION = "2030-01-02"
IM_WORDS = re.compile(r"\bim\b|volc_?im|conversation|participant|app_?id|inbox", re.IGNORECASE)


class Color(OpenIntEnum):
    RED = 1
    BLUE = 2


class Leaf(Struct, kw_only=True, omit_defaults=True):
    number: Annotated[SentInt64 | None, FieldInfo(string_alternative="NumberStr")] = field(
        default=None, name="Number"
    )
    number_text: str | None = field(default=None, name="NumberStr")
    color: Color | None = field(default=None, name="Color")


class PaintRequest(Struct, kw_only=True, omit_defaults=True):
    name: Annotated[str, Meta(max_length=5)] = field(name="Name")
    leaves: list[list[Leaf]] | None = field(default=None, name="Leaves")
    by_key: dict[str, list[Leaf]] | None = field(default=None, name="ByKey")
    colors: dict[str, list[Color]] | None = field(default=None, name="Colors")
    size: Annotated[int | None, FieldInfo(default=7)] = field(default=None, name="Size")


class Spot(Struct, kw_only=True):
    id: Int64 = field(default=0, name="Id")
    color: Color = field(default=Color.RED, name="Color")
    marks: list[list[Color]] = field(default_factory=list, name="Marks")


class PaintResult(Result, kw_only=True):
    spots: dict[str, list[Spot]] = field(default_factory=dict, name="Spots")
    total: Int64 = field(default=0, name="Total")


class CountRequest(Struct, kw_only=True, omit_defaults=True):
    pass


class CountResult(Result, kw_only=True):
    count: int = field(default=0, name="Count")
    names: list[str] = field(default_factory=list, name="Names")


def action(name: str, request: type[Struct], result: type[Result], **more: Any) -> Action[Any]:
    return Action(
        name, VERSION, "", access=more.pop("access", "read"), qps=2, request=request, result=result
    )


ACTIONS = {
    "Paint": action("Paint", PaintRequest, PaintResult, access="write"),
    "Count": action("Count", CountRequest, CountResult),
}
SPOT = {"Id": 2**60, "Color": 1, "Marks": [[1, 2]]}
PAINTED = {"Spots": {"a": [SPOT]}, "Total": 2**60}
CODES = ErrorCodes(
    categories={"InvalidParam": "invalid"},
    numbers={"InternalError": 100014},
    http_statuses={"SignatureDoesNotMatch": 401, "InvalidActionOrVersion": 404},
)
SERVICE = ServiceModel(
    name="paint",
    title="Paint shop",
    package="paint_package",
    distribution="paint-package",
    version="1",
    api_version=VERSION,
    signing_name="paint",
    default_region="north",
    hosts={"north": "paint.example"},
    timeout_s=1.0,
    parameters={},
    actions={"Paint": "walls.PAINT", "Count": "walls.COUNT"},
)


class PaintEmulator(BaseEmulator):
    definition = EmulatorDefinition(service=SERVICE, example_results={"Paint": PAINTED})


@pytest.fixture(scope="module", autouse=True)
def package() -> Iterator[None]:
    """The modules that a generated package would have."""
    walls = ModuleType("paint_package.actions.walls")
    vars(walls).update(PAINT=ACTIONS["Paint"], COUNT=ACTIONS["Count"])
    codes = ModuleType("paint_package.error_codes")
    vars(codes).update(ERROR_CODES=CODES)
    modules = {
        "paint_package": ModuleType("paint_package"),
        "paint_package.actions": ModuleType("paint_package.actions"),
        walls.__name__: walls,
        codes.__name__: codes,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, module in modules.items():
            patch.setitem(sys.modules, name, module)
        yield


@pytest.fixture(scope="module")
def server(package: None) -> Iterator[PaintEmulator]:
    with PaintEmulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as running:
        yield running


def call(
    server: BaseEmulator,
    name: str,
    body: object,
    secret_key: str = SECRET_KEY,
    region: str = "north",
) -> Answer:
    """Send a signed request. No answer has a word of another service."""
    path = f"/?Action={name}&Version={VERSION}"
    raw = json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    headers |= sign(
        method="POST",
        url=server.endpoint + path,
        headers=headers,
        body=raw,
        credentials=Credentials(ACCESS_KEY, secret_key),
        region=region,
        service="paint",
    )
    answer = RawClient(server.endpoint).send(Request(path, raw, headers))
    assert not IM_WORDS.search(answer.raw.decode())
    assert not IM_WORDS.search(str(answer.headers))
    return answer


def test_an_action_without_a_handler_answers_its_example(server: PaintEmulator) -> None:
    answer = call(server, "Paint", {"Name": "red"})
    assert (answer.result, answer.headers["X-Emulator-Answer"]) == (PAINTED, "example")
    assert (answer.metadata["Service"], answer.metadata["Region"]) == ("paint", "north")
    assert server.requests[-1].outcome.answer == "example"


def test_an_action_without_an_example_answers_an_empty_result(server: PaintEmulator) -> None:
    assert call(server, "Count", {}).result == {"Count": 0, "Names": []}


def test_signatures_are_verified(server: PaintEmulator) -> None:
    wrong = call(server, "Count", {}, secret_key="another")
    assert (wrong.status, wrong.code) == (401, "SignatureDoesNotMatch")
    assert "the secret key differs" in wrong.error["Message"]
    elsewhere = call(server, "Count", {}, region="south")
    assert "must be one of north" in elsewhere.error["Message"]


def test_fields_are_checked_at_any_depth(server: PaintEmulator) -> None:
    body = {
        "Name": "too long",
        "Leaves": [[{"Color": 1}, {"Color": 9}]],
        "ByKey": {"k": [{"Number": "x"}, {"Odd": 1}]},
        "Colors": {"k": [2, 3]},
    }
    answer = call(server, "Paint", body)
    assert (answer.status, answer.code) == (400, "InvalidParam")
    for path in (
        "Name: ",
        "Leaves[0][1].Color: is 9; 1, 2",
        "ByKey[k][0].Number: ",
        "Colors[k][1]: ",
    ):
        assert path in answer.error["Message"]
    assert "Leaves[0][0]" not in answer.error["Message"]


def test_unknown_fields_are_listed_at_any_depth(server: PaintEmulator) -> None:
    body = {"Name": "a", "Leaves": [[{"Odd": 1}]], "ByKey": {"k": [{"Odd": 1}]}, "Odd": 1}
    answer = call(server, "Paint", body)
    listed = answer.headers["X-Emulator-Unknown-Fields"]
    assert listed == "Odd, Leaves[0][0].Odd, ByKey[k][0].Odd"


def test_an_unknown_field_with_an_empty_name_is_listed(server: PaintEmulator) -> None:
    for body, listed in (({"": 1}, '""'), ({"Odd": 1, "": 1}, 'Odd, ""')):
        answer = call(server, "Paint", {"Name": "a", **body})
        assert answer.headers["X-Emulator-Unknown-Fields"] == listed


def test_a_zero_beside_its_string_alternative_is_dropped_at_any_depth() -> None:
    seen: list[RequestContext] = []

    def paint(context: RequestContext) -> dict[str, Any]:
        seen.append(context)
        return {}

    class Handled(PaintEmulator):
        definition = replace(
            PaintEmulator.definition, plugin=EmulatorPlugin(handlers={"Paint": paint})
        )

    with Handled(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as server:
        leaf = {"Number": 0, "NumberStr": "a"}
        answer = call(server, "Paint", {"Name": "a", "Leaves": [[leaf]], "ByKey": {"k": [leaf]}})
        assert (answer.result, answer.headers["X-Emulator-Answer"]) == ({}, "handler")
    (context,) = seen
    assert context.body["Leaves"] == [[{"NumberStr": "a"}]]
    assert context.body["ByKey"] == {"k": [{"NumberStr": "a"}]}
    assert (context.value("Size"), context.value("Leaves")) == (7, [[{"NumberStr": "a"}]])


@pytest.mark.parametrize(
    ("fault", "result"),
    [
        (
            "unknown",
            {
                "Spots": {
                    "a": [
                        {
                            "Id": 2**60,
                            "Color": 99_999,
                            "Marks": [[99_999, 99_999]],
                            "EmulatorUnknown": {"EmulatorUnknown": [None, 1.5]},
                        }
                    ]
                },
                "Total": 2**60,
                "EmulatorUnknown": {"EmulatorUnknown": [None, 1.5]},
            },
        ),
        ("nulls", {"Spots": {"a": [dict.fromkeys(SPOT)]}, "Total": None}),
        ("missing", {"Spots": {"a": [{}]}}),
        ("text-ids", {"Spots": {"a": [{**SPOT, "Id": str(2**60)}]}, "Total": str(2**60)}),
    ],
)
def test_faults_change_results_at_any_depth(
    server: PaintEmulator, fault: str, result: dict[str, Any]
) -> None:
    server.faults.add(fault)
    assert call(server, "Paint", {"Name": "a"}).result == result
    assert call(server, "Paint", {"Name": "a"}).result == PAINTED


def test_faults_know_the_actions_of_the_service(server: PaintEmulator) -> None:
    server.faults.add("500:1:Count")
    failed = call(server, "Count", {})
    assert (failed.status, failed.error["CodeN"]) == (400, 100014)
    with pytest.raises(ValueError, match="no action 'SendMessage'"):
        server.faults.add("500:1:SendMessage")
    assert call(server, "SendMessage", {}).status == 404


def test_quotas_are_those_of_the_service() -> None:
    with PaintEmulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, quotas=True) as server:
        server.clock.freeze()
        codes = [call(server, "Count", {}).status for _ in range(3)]
        assert codes == [200, 200, 400]
        assert server.requests[-1].outcome.code == "AccountFlowLimitExceeded"


def test_the_control_endpoint_has_no_resources_of_another_service(server: PaintEmulator) -> None:
    status, content = ask(server.endpoint, "GET", "/_control")
    assert status == 200
    assert set(content["paths"]) == {
        f"/_control/{name}" for name in ("faults", "clock", "requests", "quotas", "state", "reset")
    }
    assert ask(server.endpoint, "POST", "/_control/reset") == (200, {"rows": {}})
    assert not IM_WORDS.search(json.dumps(ask(server.endpoint, "GET", "/_control/requests")))


def test_the_command_line_has_options_of_the_plug_in_only(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as end:
        run(PaintEmulator.definition, lambda: PaintEmulator, ["--help"])
    shown = capsys.readouterr().out
    assert end.value.code == 0
    assert "python -m paint_package.emulator" in shown
    assert "Paint shop emulator on http://" in shown
    assert "--faults" not in shown
    assert "--samples" not in shown
    assert not IM_WORDS.search(shown)
