"""All facts about the IM API, written as pages, read by the importer and compared with the spec."""

from __future__ import annotations

import copy
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from support.fact_pages import FACTS, VERSION, Data, page
from support.project import REPOSITORY, Project, tree
from support.tiny_spec import PYPROJECT

from volcgen.changes.drift import Drift, drift
from volcgen.changes.facts import ActionFacts, FieldFacts, Reading
from volcgen.changes.pages import read_text
from volcgen.changes.write import write
from volcgen.config import find_config
from volcgen.spec.files import Spec
from volcgen.spec.load import read_spec

LIMITS = ("default", "min", "max", "max_items", "max_length", "unit")


@pytest.fixture(scope="module")
def spec() -> Spec:
    return read_spec(REPOSITORY / "spec", REPOSITORY)


def read(facts: Data = FACTS) -> Reading:
    readings = [read_text(page(name, facts), f"{name}.md") for name in facts["actions"]]
    refused = tuple(refusal for reading in readings for refusal in reading.refused)
    return Reading(tuple(action for reading in readings for action in reading.actions), refused)


def shown(found: Drift) -> list[str]:
    return [difference.message for difference in found.undecided]


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read()


@pytest.fixture(scope="module")
def found(spec: Spec, reading: Reading) -> Drift:
    return drift(spec, reading)


def test_every_page_is_read(reading: Reading) -> None:
    assert reading.refused == ()
    assert [facts.action.value for facts in reading.actions] == list(FACTS["actions"])


def test_every_fact_is_read_for_certain(reading: Reading) -> None:
    for facts in reading.actions:
        action = FACTS["actions"][facts.action.value]
        assert facts.version is not None
        assert facts.version.value == VERSION
        assert (facts.qps.value if facts.qps else None) == action.get("qps")
        own = {row.name: row for row in facts.request if row.location == "body"}
        assert_rows(own, action["request"], sent=True)
        assert_rows({row.name: row for row in facts.result}, action["result"] or {}, sent=False)
        for struct in facts.structs:
            rows = {row.name: row for row in struct.fields}
            assert_rows(rows, FACTS["structs"][struct.name], sent=False)


def assert_rows(rows: dict[str, FieldFacts], fields: Data, *, sent: bool) -> None:
    assert list(rows) == list(fields)
    for name, row in rows.items():
        field = fields[name]
        assert row.type is not None
        assert (row.type.value, row.type.certain) == (field["type"], True)
        if sent:
            assert row.required is not None
            assert row.required.value == field.get("required", False)
        for key in LIMITS:
            fact: Any = getattr(row, key)
            assert (fact and fact.value) == field.get(key), (name, key)
            # A page may count the keys of a map or something else.
            assert fact is None or fact.certain or "Map" in field["type"], (name, key)
        assert [fact.value.value for fact in row.enum] == (field.get("enum") or []), name


def test_the_pages_differ_from_the_spec_in_decided_facts_only(found: Drift) -> None:
    assert shown(found) == []
    assert found.actions == len(FACTS["actions"])
    assert [difference.where for difference in found.decided] == [
        "structs.ConversationSettingInfo.fields.ConversationType.enum",
        "result.NextCursor.type",
        "structs.MessageBody.fields.ConversationType.enum",
        "structs.MessageBody.fields.ConversationType.enum",
        "request.ConversationType.enum",
    ]


def test_pages_without_the_string_alternatives_differ_in_decided_facts_only(spec: Spec) -> None:
    """The pages of the vendor have none of them; only the official Go client has."""
    facts = copy.deepcopy(FACTS)
    tables = [a[side] or {} for a in facts["actions"].values() for side in ("request", "result")]
    for fields in (*tables, *facts["structs"].values()):
        for name in [name for name, field in fields.items() if "string_alternative_of" in field]:
            del fields[name]
    found = drift(spec, read(facts))
    assert shown(found) == []
    assert len(found.decided) > 40


# An edit of the facts, the path of the difference that follows, and a part of its line.
EDITS: list[tuple[str, Any, str, str]] = [
    ("actions/IsFriend/qps", 99, "qps", "QPS 不得超过 99"),
    ("actions/ListFriend/request/Limit/max", 21, "request.Limit.max", "| Limit | Long | 否 | - | 该字段的含义。最大值为 `21`"),
    ("actions/ListFriend/request/Limit/default", 10, "request.Limit.default", "默认值为 `10`"),
    ("actions/ListFriend/request/Cursor/type", "Integer", "request.Cursor.type", "| Cursor | Integer"),
    ("actions/ListFriend/request/Cursor/required", True, "request.Cursor.required", "| Cursor | Long | 是"),
    ("actions/UserBroadcast/request/MsgTTL/min", 5, "request.MsgTTL.min", "最小值为 `5`"),
    ("actions/SendMessage/request/CreateTime/unit", "seconds", "request.CreateTime.unit", "| CreateTime | Long | 否 | - | 该字段的含义。单位为秒"),
    ("actions/IsFriend/request/FriendUserIds/max_items", 20, "request.FriendUserIds.max_items", "一次最多 20 个"),
    ("actions/GetUserConversations/request/DataType/enum", [0, 1, 2, 3], "request.DataType.enum", "- `3`"),
    ("actions/IsFriend/request/New", {"type": "Long"}, "request.New", "| New | Long | 否"),
    ("actions/IsFriend/result/New", {"type": "Long"}, "result.New", "| New | Long | - "),
    ("structs/IsFriendInfo/New", {"type": "Long"}, "structs.IsFriendInfo.fields.New", "| New | Long"),
    ("structs/IsFriendInfo/IsFriend/type", "Integer", "structs.IsFriendInfo.fields.IsFriend.type", "| IsFriend | Integer"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value", "where", "on_line"), EDITS)
def test_an_edited_page_differs_in_that_fact(
    spec: Spec, place: str, value: Any, where: str, on_line: str
) -> None:
    facts = copy.deepcopy(FACTS)
    *steps, last = place.split("/")
    target = facts
    for step in steps:
        target = target[step]
    target[last] = value
    name = steps[1] if steps[0] == "actions" else "IsFriend"
    (difference,) = drift(spec, Reading((action_of(name, facts),))).undecided
    assert difference.where == where
    assert on_line in page(name, facts).split("\n")[difference.page_line - 1]


def action_of(name: str, facts: Data) -> ActionFacts:
    (action,) = read_text(page(name, facts), f"{name}.md").actions
    return action


def test_the_command_compares_a_folder_of_pages(tmp_path: Any) -> None:
    for name in FACTS["actions"]:
        (tmp_path / f"{name}.md").write_text(page(name), encoding="utf-8")
    outcome = Project(REPOSITORY).run("drift", str(tmp_path))
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith(f"no difference in {len(FACTS['actions'])} actions; 5 decided\n")
    data = json.loads(Project(REPOSITORY).run("drift", str(tmp_path), "--format", "json").out)
    assert (data["actions"], data["differences"], len(data["decided"])) == (
        len(FACTS["actions"]),
        [],
        5,
    )


def test_the_pages_change_nothing_in_the_spec(tmp_path: Path, reading: Reading) -> None:
    shutil.copytree(REPOSITORY / "spec", tmp_path / "spec")
    project = Project(tmp_path)
    project.write({"pyproject.toml": PYPROJECT, "templates/empty": ""})
    before = tree(tmp_path)
    written = write(find_config(tmp_path), "im", reading)
    assert (written.files, written.changes, written.gone, written.refused) == ((), (), (), ())
    assert len(written.decided) == 5
    assert tree(tmp_path) == before


def test_the_whole_api_is_imported_from_its_pages(tmp_path: Path, reading: Reading) -> None:
    """An empty service, and the pages of one group after the other."""
    service = (REPOSITORY / "spec/im/service.yaml").read_text(encoding="utf-8")
    project = Project(tmp_path)
    project.write(
        {
            "pyproject.toml": PYPROJECT,
            "templates/empty": "",
            "spec/im/service.yaml": re.sub(r" actions:\n(?: +- \w+\n)+", " actions: []\n", service),
            "spec/im/structs.yaml": "structs: {}\n",
            "spec/im/errors.yaml": (REPOSITORY / "spec/im/errors.yaml").read_bytes(),
        }
    )
    config = find_config(tmp_path)
    groups: dict[str, list[ActionFacts]] = {}
    for facts in reading.actions:
        groups.setdefault(FACTS["actions"][facts.action.value]["group"], []).append(facts)
    rules: set[str] = set()
    for group, actions in groups.items():
        written = write(config, "im", Reading(tuple(actions)), group=group)
        assert (written.refused, written.gone) == ((), ())
        assert [note for note in written.notes if "max_items" not in note.message] == []
        rules |= {problem.rule for problem in written.problems}
    # Names in the singular, and times without a unit: a person decides on them.
    assert rules == {"L233", "L236"}
    spec = read_spec(config.spec, config.root)
    assert {file.node.action for file in spec.actions} == FACTS["actions"].keys()
    assert spec.structs.node.structs.keys() == FACTS["structs"].keys()
    assert service.split("groups:")[0] == project.read("spec/im/service.yaml").split("groups:")[0]
    found = drift(spec, reading)
    assert (shown(found), found.decided) == ([], ())
    assert write(config, "im", reading).files == ()
