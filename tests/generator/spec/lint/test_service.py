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
    broken("client parameter that is a text", "L245", (SERVICE, "AppId: {type: Integer, required: true, example: 7", "AppId: {type: ‹String›, required: true, example: seven"), message="the parameter `AppId` of the client is String"),
    broken("client parameter that is a boolean", "L245", (SERVICE, "AppId: {type: Integer, required: true, example: 7", "AppId: {type: ‹Boolean›, required: true, example: true"), message="is Boolean"),
    broken("client parameter with an enum", "L245", (SERVICE, "AppId: {type: Integer, required: true, example: 7", "AppId: {type: Integer, ‹enum›: Kind, required: true, example: 1"), message="with `enum`"),
    broken("action listed twice", "L215", (SERVICE, "[MakeTalk, ListTalks]", "[MakeTalk, ListTalks, ‹MakeTalk›]"), message="already listed under talk"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)
