"""Rules for service.yaml."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    SERVICE,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project

pytestmark = pytest.mark.usefixtures("loose")  # each case breaks one rule, in few words


CASES = [
    broken("default region without a host", "L223", (SERVICE, "default: cn-north-1", "default: ‹cn-noth-1›"), help_="did you mean `cn-north-1`?"),
    broken("group that names a missing action", "L215", (SERVICE, "[MakeTalk, ListTalks]", "[MakeTalk, ListTalks, ‹EndTalk›]"), help_="add the file talk/EndTalk.yaml"),
    broken("client parameter that is a map", "L245", (SERVICE, "AppId: {type: Integer, required: true, example: 7", "AppId: {type: ‹JSON Map›, required: true, example: {a: b}"), message="the parameter `AppId` of the client is JSON Map"),
    broken("no host at all", "L223", (SERVICE, "regions: {default: cn-north-1, hosts: {cn-north-1: rtc.example.com}}", "regions: {default: ‹cn-north-1›}"), help_="add `hosts`, or the one `host` of a service without regions"),
    broken("one host and several", "L223", (SERVICE, "regions: {default: cn-north-1,", "regions: {default: cn-north-1, ‹host›: rtc.example.com,"), message="`host` beside `hosts`"),
    broken("client parameter with an enum", "L245", (SERVICE, "AppId: {type: Integer, required: true, example: 7", "AppId: {type: Integer, ‹enum›: Kind, required: true, example: 1"), message="with `enum`"),
    broken("action listed twice", "L215", (SERVICE, "[MakeTalk, ListTalks]", "[MakeTalk, ListTalks, ‹MakeTalk›]"), message="already listed under talk"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)
