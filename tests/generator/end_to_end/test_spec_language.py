"""Rare keys of the spec language: a tiny spec is generated and run."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from support.project import Project, make_project, run_in
from support.tiny_spec import SPEC

pytestmark = pytest.mark.usefixtures("loose")

WORDS: Final = "description: {en: X., zh: 某。}"

PUSH: Final = f"""\
action: PushTalks
access: write
rate_limit: {{amount: 12000, per: minute, counts: UserIds}}
summary: {{en: Push to many., zh: 推送。}}
failures: {{field: Missed, id: UserId}}
request:
  UserIds: {{type: Array of Long, required: true, max_items: 5, {WORDS}}}
  UserIdsStr: {{type: Array of String, string_alternative_of: UserIds, {WORDS}}}
  Waits: {{type: JSON Map of Long, unit: seconds, duration: true, {WORDS}}}
  WaitsStr: {{type: JSON Map of Long, string_alternative_of: Waits, {WORDS}}}
  Changes: {{type: Array of Change, {WORDS}}}
result:
  Missed: {{type: Array of Lost, required: true, {WORDS}}}
  Codes: {{type: Array of Lost, {WORDS}}}
evidence:
  - {{where: doc, reason: No page was found.}}
"""

WALK: Final = f"""\
action: WalkTalks
doc: 6348/6
access: read
rate_limit: {{amount: 20, per: day}}
summary: {{en: Walk both ways., zh: 双向遍历。}}
paging:
  cursor: Cursor
  limit: Limit
  items: Ids
  next_cursor: Next
  has_more: More
  size: 20
  backward: {{when: {{field: Turn, equals: 1}}, first: 9223372036854775807}}
conditions:
  - {{limit: Limit, max: 20, when: {{field: OnlyIds, equals: false}}}}
request:
  Cursor: {{type: Long, required: true, {WORDS}}}
  Limit: {{type: Long, required: true, max: 50, {WORDS}}}
  Turn: {{type: Integer, default: 0, {WORDS}}}
  OnlyIds: {{type: Boolean, default: false, {WORDS}}}
result:
  Ids: {{type: Array of Long, required: true, {WORDS}}}
  Next: {{type: Long, required: true, {WORDS}}}
  More: {{type: Boolean, required: true, {WORDS}}}
"""

OPEN: Final = f"""\
action: OpenTalk
doc: 6348/7
access: write
qps: 5
summary: {{en: Answers anything., zh: 返回任意内容。}}
open_result: true
request:
  Word: {{type: String, {WORDS}}}
"""

STRUCTS: Final = f"""\
  Change:
    {WORDS}
    at_least_one_of: [Name, Ext]
    fields:
      UserId: {{type: Long, required: true, {WORDS}}}
      Name: {{type: String, {WORDS}}}
      Ext: {{type: JSON Map, {WORDS}}}
  Lost:
    {WORDS}
    fields:
      UserId: {{type: Long, required: true, {WORDS}}}
      UserIdStr: {{type: String, string_alternative_of: UserId, {WORDS}}}
      Push: {{type: String, enum: Push, {WORDS}}}
"""

ENUM: Final = f"""\
  Push:
    type: String
    {WORDS}
    ignore_case: true
    values:
      SENT: {{value: SENT, {WORDS}}}
structs:
"""

PROGRAM: Final = """
import json
from tiny_im import Client, ValidationError, Change, Push
from tiny_im.transports import HTTPResponse

class Loop:
    def __init__(self): self.sent, self.replies = [], []
    def send(self, request):
        self.sent.append(json.loads(request.body))
        result = self.replies.pop(0) if self.replies else {}
        body = {"ResponseMetadata": {"RequestId": "r"}, "Result": result}
        return HTTPResponse(200, {}, json.dumps(body).encode())

loop = Loop()
im = Client(access_key="A", secret_key="S", app_id=7, transport=loop, rate_limit=None)

def broken(call, **values):
    try:
        call(**values)
    except ValidationError as error:
        return [list(v) for v in error.violations]
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files: dict[str, str | bytes] = dict(SPEC)
    files |= {
        "spec/tiny/talk/PushTalks.yaml": PUSH,
        "spec/tiny/talk/WalkTalks.yaml": WALK,
        "spec/tiny/talk/OpenTalk.yaml": OPEN,
        "spec/tiny/structs.yaml": str(SPEC["spec/tiny/structs.yaml"]).replace("structs:\n", ENUM)
        + STRUCTS,
        "spec/tiny/service.yaml": str(SPEC["spec/tiny/service.yaml"]).replace(
            "ListTalks]", "ListTalks, PushTalks, WalkTalks, OpenTalk]"
        ),
    }
    project = make_project(tmp_path_factory.mktemp("language"), spec=files)
    project.good("generate")
    return project


def run(project: Project, program: str) -> Any:
    return run_in(project.output, PROGRAM + program)


def test_arrays_and_maps_have_twins(project: Project) -> None:
    found = run(
        project,
        """
im.push_talks(user_ids_str=["a"], waits_str={"a": 60})
both = broken(im.push_talks, user_ids=[1], user_ids_str=["a"])
print(json.dumps([loop.sent, both, broken(im.push_talks), broken(im.push_talks, user_ids=[1] * 6)]))
""",
    )
    assert found[0] == [{"AppId": 7, "UserIdsStr": ["a"], "WaitsStr": {"a": 60}}]
    assert found[1] == [
        ["UserIds", "is set together with user_ids_str; send one of them", "user_ids"]
    ]
    assert found[2] == [["UserIds", "is required (or user_ids_str)", "user_ids"]]
    assert found[3] == [["UserIds", "has 6 items; at most 5 are allowed per call", "user_ids"]]


def test_one_of_several_fields_is_needed(project: Project) -> None:
    found = run(
        project,
        """
def tried(**values): return broken(im.push_talks, user_ids=[1], changes=[Change(user_id=1, **values)])
print(json.dumps([tried(), tried(name="x"), tried(ext={"k": "v"}), tried(name="x", ext={})]))
""",
    )
    assert found == [
        [["Changes[0].Name", "is required (or ext)", "changes[0].name"]],
        None,
        None,
        None,
    ]


def test_failures_are_named_by_either_id(project: Project) -> None:
    found = run(
        project,
        """
loop.replies = [{"Missed": [{"UserId": 3}, {"UserIdStr": "c"}]}]
print(json.dumps([f.id for f in im.push_talks(user_ids=[1]).failed]))
""",
    )
    assert found == [3, "c"]


def test_an_enum_may_ignore_case(project: Project) -> None:
    found = run(
        project,
        """
loop.replies = [{"Missed": [], "Codes": [{"Push": w} for w in ("SENT", "Sent", "Lost")]}]
codes = [c.push for c in im.push_talks(user_ids=[1]).codes]
print(json.dumps([[c is Push.SENT, c.is_unknown, str(c)] for c in codes]))
""",
    )
    assert found == [[True, False, "SENT"], [True, False, "SENT"], [False, True, "Lost"]]


def test_a_limit_may_depend_on_another_field(project: Project) -> None:
    found = run(
        project,
        """
def tried(**values): return broken(im.walk_talks, cursor=0, **values)
print(json.dumps([
    tried(limit=20), tried(limit=50, only_ids=True), tried(limit=21), tried(limit=21, only_ids=False),
    tried(limit=51, only_ids=True),
]))
""",
    )
    message = ["Limit", "is 21; at most 20 is allowed when only_ids is False", "limit"]
    assert found[:4] == [None, None, [message], [message]]
    assert found[4] == [["Limit", "is 51; at most 50 is allowed", "limit"]]


def test_a_listing_is_read_from_either_end(project: Project) -> None:
    found = run(
        project,
        """
pages = [{"Ids": [2], "Next": 5, "More": True}, {"Ids": [1], "Next": -1, "More": True}]
walked = []
for turn in (None, 0, 1):
    loop.replies = list(pages)
    walked.append(list(im.iter_walk_talks(turn=turn)))
loop.replies = list(pages)
walked.append(list(im.iter_walk_talks(turn=1, start=9)))
print(json.dumps([walked, [[b["Cursor"], b["Limit"]] for b in loop.sent]]))
""",
    )
    assert found[0] == [[2, 1]] * 4
    last = 2**63 - 1
    assert found[1] == [
        [0, 20], [5, 20], [0, 20], [5, 20], [last, 20], [5, 20], [9, 20], [5, 20],
    ]  # fmt: skip


def test_an_open_result_is_handed_on_as_it_comes(project: Project) -> None:
    found = run(
        project,
        """
loop.replies = [{"Any": [1, {"B": 2**60}]}]
full, empty = im.open_talk(), im.open_talk()
print(json.dumps([type(full).__name__, full.data, full.request_id, empty.data]))
""",
    )
    assert found == ["OpenTalkResult", {"Any": [1, {"B": 2**60}]}, "r", {}]


def test_items_that_count_are_paced(project: Project) -> None:
    found = run(
        project,
        """
class Limiter:
    def __init__(self): self.asked = []
    def reserve(self, action, rate, max_wait_s, cost): self.asked.append([action, rate, cost]); return 0.0
    def throttled(self, action, retry_after_s): pass

limiter = Limiter()
im = Client(access_key="A", secret_key="S", app_id=7, transport=loop, rate_limit=limiter)
im.push_talks(user_ids=[1])
im.push_talks(user_ids=[1, 2, 3, 4])
im.walk_talks(cursor=0, limit=1)
im.open_talk()
print(json.dumps(limiter.asked))
""",
    )
    # 12,000 items per minute are 200 per second; a limit per day is left to the server.
    assert found == [["PushTalks", 200.0, 1], ["PushTalks", 200.0, 4], ["OpenTalk", 5, 1]]


def test_the_documents_say_so(project: Project) -> None:
    page = project.read("out/docs/en/talk.md")
    assert "Each item of `user_ids` counts: at most 12000 per minute" in page
    assert "At most 20 calls per day" in page
    assert "If `only_ids` is `False`, `limit` is at most 20." in page
    assert "This action has no page in the official documents" in page
    assert "In seconds." in page
    assert "`data` is the object as the server sends it" in page
    methods = project.read("out/tiny_im/methods/talk.py")
    assert "Limit: 12000 items of `user_ids` per minute" in methods
    assert "`limit` is at most 20 when `only_ids` is False." in methods


@pytest.mark.parametrize(("default", "first"), [(1, 99), (0, 0)])
def test_a_listing_that_is_read_from_its_end_by_default(
    tmp_path: Path, default: int, first: int
) -> None:
    path = "spec/tiny/talk/ListTalks.yaml"
    backward = "  backward: {when: {field: Turn, equals: 1}, first: 99}\n"
    talks = SPEC[path].replace("  has_more: More\n", f"  has_more: More\n{backward}")
    field = f"  Turn: {{type: Integer, default: {default}, {WORDS}}}\n"
    spec = {**SPEC, path: talks.replace("  Word: {", f"{field}  Word: {{")}
    project = make_project(tmp_path, spec=spec)
    project.good("generate")
    found = run_in(
        project.output,
        """
import json
from tiny_im import Client
from tiny_im.testing import stub
with Client(access_key="AK", secret_key="SK", app_id=7) as client, stub(client) as answers:
    cursors = []
    for arguments in ({}, {"turn": 1}, {"turn": 0}, {"start": 5}):
        expected = answers.list_talks().returns(more=False)
        list(client.iter_talks(**arguments))
        cursors.append(json.loads(expected._expected.last_body)["Cursor"])
print(json.dumps(cursors))
""",
    )
    assert found == [first, 99, 0, 5]
