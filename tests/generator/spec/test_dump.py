"""The linked spec as plain JSON."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.project import Project


def dumped(project: Project) -> dict[str, Any]:
    outcome = project.good("dump")
    assert outcome.err == ""
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def test_everything_is_linked(plain: Project) -> None:
    found = dumped(plain)
    service = found["service"]
    assert {key: service[key] for key in ("name", "version", "signing_name", "timeout_s")} == {
        "name": "tiny",
        "version": "2020-12-01",
        "signing_name": "rtc",
        "timeout_s": 10,
    }
    assert service["regions"] == {"cn-north-1": "rtc.example.com"}
    assert service["default_region"] == "cn-north-1"
    assert service["package"]["import"] == "tiny_im"
    assert [field["name"] for field in service["client_parameters"]] == ["AppId"]
    assert found["groups"]["talk"]["actions"] == ["MakeTalk", "ListTalks"]
    make, talks = found["actions"]
    assert (make["name"], make["group"], make["access"], make["qps"]) == (
        "MakeTalk",
        "talk",
        "write",
        50,
    )
    assert [field["name"] for field in make["request"]] == [
        "AppId", "Info", "OwnerId", "OwnerIdStr", "OtherId", "Key", "Silent",
    ]  # fmt: skip
    assert make["request"][2]["min"] == 1
    assert make["request"][3]["string_alternative_of"] == "OwnerId"
    assert make["result"][0]["aliases"] == ["Id"]
    assert make["conditions"] == [
        {"require": "OtherId", "when": {"field": "Info.Kind", "equals": 1}, "error": "NoTalk"}
    ]
    assert make["examples"]["result"] == {"TalkId": 12}
    assert talks["paging"]["items"] == "Talks"
    assert found["errors"]["TooFast"]["number"] == 100018


def test_enums_stand_with_their_fields(plain: Project) -> None:
    found = dumped(plain)
    kind, mood, *_ = found["structs"]["Info"]
    assert [(value["name"], value["value"]) for value in kind["enum"]] == [
        ("SINGLE", 1),
        ("GROUP", 2),
    ]
    assert mood["enum_name"] == "Mood"
    assert mood["enum"] == found["enums"]["Mood"]["values"]


def test_the_order_is_the_specs(plain: Project) -> None:
    plain.edit("spec/tiny/service.yaml", "[MakeTalk, ListTalks]", "[ListTalks, MakeTalk]")
    assert [action["name"] for action in dumped(plain)["actions"]] == ["ListTalks", "MakeTalk"]
    assert plain.run("dump") == plain.run("dump")


def test_nothing_is_dumped_of_a_broken_spec(plain: Project) -> None:
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "qps: 50", "qps: fifty")
    outcome = plain.run("dump")
    assert (outcome.code, outcome.out) == (2, "")


@pytest.mark.usefixtures("loose")
def test_texts_stay_as_they_are(plain: Project) -> None:
    text = 'a "b" \\ {{ c }} 中文 </script>'
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "en: Make a talk.", f"en: {json.dumps(text)}")
    assert dumped(plain)["actions"][0]["summary"]["en"] == text
