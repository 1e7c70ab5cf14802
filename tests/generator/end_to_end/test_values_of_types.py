"""Values of unusual types in requests and replies of the generated package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.project import make_project, run_in

pytestmark = pytest.mark.usefixtures("loose")

MAKE = "spec/tiny/talk/MakeTalk.yaml"
WORDS = "description: {en: X., zh: 某。}"
NESTED = {
    "Array of Array of Long": ("list[list[int]]", [[1]]),
    "Array of JSON Map": ("list[dict[str, str]]", [{"a": "b"}]),
    "JSON Map of Array of Detail": ("dict[str, list[Detail]]", {"a": [{"Score": 1.5}]}),
    "JSON Map of Array of String": ("dict[str, list[str]]", {"a": ["b"]}),
}


def test_nested_types_travel_both_ways(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    fields = "".join(f"  T{n}: {{type: {t}, {WORDS}}}\n" for n, t in enumerate(NESTED))
    project.edit(MAKE, "  Key: {type", f"{fields}  Key: {{type")
    project.edit(MAKE, "  Made: {type", f"{fields}  Made: {{type")
    values = {f"T{n}": value for n, (_, value) in enumerate(NESTED.values())}
    text = "".join(f"    {key}: {json.dumps(value)}\n" for key, value in values.items())
    project.edit(MAKE, "    OtherId: 11\n", f"    OtherId: 11\n{text}")
    project.good("generate")
    found = run_in(
        project.output,
        f"""
import json, msgspec
from tiny_im.actions import talk
request = msgspec.json.decode({json.dumps({"Info": {"Kind": 1}, "AppId": 1, **values})!r}, type=talk.MakeTalkRequest)
result = msgspec.json.decode({json.dumps(values)!r}, type=talk.MakeTalkResult)
print(json.dumps([json.loads(msgspec.json.encode(v)) for v in (request, result)]))
""",
    )
    for number, (_python, value) in enumerate(NESTED.values()):
        assert found[0][f"T{number}"] == value
    assert (
        't2={\n                    "a": [\n                        Detail(score=1.5),'
        in "".join(c.decode() for p, c in project.files().items() if p.endswith("methods/talk.py"))
    )


def test_a_reply_may_lack_what_requests_must_have(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.edit(
        "spec/tiny/talk/ListTalks.yaml",
        "  Next: {type",
        f"  First: {{type: Object of Info, required: true, {WORDS}}}\n  Next: {{type",
    )
    project.edit(
        "spec/tiny/talk/ListTalks.yaml", "result: {Talks", "result: {First: {Kind: 1}, Talks"
    )
    project.good("generate")
    found = run_in(
        project.output,
        """
import json
from tiny_im import Info, ListTalksResult
from tiny_im._core.serde.decode import decoder_of
def read(result):
    reply = {"ResponseMetadata": {"RequestId": "r"}, "Result": result}
    return decoder_of(ListTalksResult).decode(json.dumps(reply).encode()).result
page = read({"Talks": [{"Name": "Tea"}, {"Kind": 2}], "First": {"Mood": "wild"}, "Next": 7})
empty = read({})
def refused():
    try:
        Info()
    except TypeError as error:
        return "kind" in str(error)
print(json.dumps([
    [[talk.kind, talk.name, type(talk.kind).__name__] for talk in page.talks],
    [page.first.kind, page.first.mood, page.next, page.more],
    [empty.talks, empty.first.kind, empty.first.mood, empty.next, empty.more],
    refused(),
]))
""",
    )
    assert found == [
        [[0, "Tea", "Kind"], [2, None, "Kind"]],
        [0, "wild", 7, False],
        [[], 0, None, 0, False],
        True,
    ]


def test_a_struct_may_be_named_model(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    model = f"  Model:\n    {WORDS}\n    fields:\n      A: {{type: String, {WORDS}}}\n"
    project.edit("spec/tiny/structs.yaml", "structs:\n", f"structs:\n{model}")
    project.good("generate")
