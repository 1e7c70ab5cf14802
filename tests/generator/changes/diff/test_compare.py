"""The comparison: what it finds, once, under the name that was edited."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import REPOSITORY, bounded
from support.tiny_spec import SPEC
from support.versions import (
    ERRORS,
    LIST,
    MAKE,
    SERVICE,
    STRUCTS,
    brief,
    changes,
    edited,
    leaves,
    snapshot,
)

from volcgen.changes.diff import compare
from volcgen.changes.dumps import read_dump
from volcgen.changes.snapshot import Snapshot
from volcgen.errors import ChangesError
from volcgen.spec.dump import dump
from volcgen.spec.load import load

TINY = snapshot(SPEC)
DUMP: dict[str, Any] = json.loads(json.dumps(dump(TINY.spec)))


def test_a_spec_equals_itself() -> None:
    whole = Snapshot("spec/", load(REPOSITORY / "spec", REPOSITORY))
    assert compare(whole, whole) == ()
    assert compare(TINY, snapshot(SPEC)) == ()


def test_a_field_of_a_struct_in_requests_and_results_is_reported_for_both() -> None:
    found = changes((STRUCTS, "max_length: 20", "max_length: 10"))
    assert [(c.rule, c.direction, c.class_) for c in found] == [
        ("D211", "sent", "breaking"),
        ("D260", "read", "additive"),
    ]
    assert {c.where for c in found} == {"structs.Info.fields.Name.max_length"}


def test_an_enum_is_open_only_where_callers_send_alone() -> None:
    rank = "      Rank: {type: Integer, %sexample: 1, description: {en: R., zh: 级别。}}\n      Name: {"
    alone = ((LIST, "Array of Info", "Array of Long"), (LIST, "[{Kind: 2, Name: Tea}]", "[2]"))
    for others, rules in (((), ["D223", "D261"]), (alone, ["D214"])):
        old, new = (
            snapshot(edited(*others, (STRUCTS, "      Name: {", rank % enum)))
            for enum in ("", "enum: Kind, ")
        )
        assert [change.rule for change in compare(old, new)] == rules


def test_the_use_of_a_struct_follows_from_all_structs_around_it() -> None:
    nested = (STRUCTS, "Score: {type: Double, min: 0,", "Score: {type: Double, min: -1,")
    assert {c.direction for c in changes(nested)} == {"sent", "read"}
    alone = ((LIST, "Array of Info", "Array of Long"), (LIST, "[{Kind: 2, Name: Tea}]", "[2]"))
    old, new = edited(*alone), edited(*alone, nested)
    assert [c.direction for c in compare(snapshot(old), snapshot(new))] == ["sent"]
    (change,) = changes((STRUCTS, "Code: {type: String,", "Code: {type: String, required: true,"))
    assert (change.rule, change.direction) == ("D256", "read")


def test_a_change_of_a_struct_names_the_actions_that_use_it() -> None:
    both = changes((STRUCTS, "max_length: 20", "max_length: 10"))
    assert both[0].concerns == ("MakeTalk", "ListTalks")
    (change,) = changes((STRUCTS, "Code: {type: String,", "Code: {type: String, required: true,"))
    assert change.concerns == ("MakeTalk",)
    added, *_ = changes(
        (
            STRUCTS,
            "      WILD: {",
            "      SAD: {value: sad, description: {en: S., zh: 悲。}}\n      WILD: {",
        )
    )
    assert added.concerns == ("MakeTalk", "ListTalks")


def test_the_gravest_changes_are_first() -> None:
    found = changes(
        (MAKE, "max: 900", "max: 500"),
        (MAKE, "qps: 50", "qps: 60"),
        (MAKE, "Make a talk.", "Start a talk."),
        (
            STRUCTS,
            "      WILD: {",
            "      SAD: {value: sad, description: {en: S., zh: 悲。}}\n      WILD: {",
        ),
    )
    assert [c.class_ for c in found] == ["breaking", "behaviour", "additive", "text"]


@pytest.mark.parametrize(
    ("edits", "rules"),
    [
        # A field that a condition, the paging or the failures name.
        (
            [(MAKE, "  OtherId: {", "  ThirdId: {"), (MAKE, "require: OtherId,", "require: ThirdId,"), (MAKE, "    OtherId: 11", "    ThirdId: 11")],
            [("D204", "actions.MakeTalk.request.ThirdId")],
        ),
        (
            [
                (STRUCTS, "      Kind: {type: Integer, enum: Kind", "      Sort: {type: Integer, enum: Kind"),
                (MAKE, "derived: {field: Info.Kind,", "derived: {field: Info.Sort,"),
                (MAKE, "when: {field: Info.Kind,", "when: {field: Info.Sort,"),
                (MAKE, "Info: {Kind: 1,", "Info: {Sort: 1,"),
                (LIST, "[{Kind: 2,", "[{Sort: 2,"),
            ],
            [
                ("D204", "structs.Info.fields.Sort"),
                ("D253", "structs.Info.fields.Sort"),
                ("D392", "actions.ListTalks.examples.result"),
                ("D392", "actions.MakeTalk.examples.request"),
            ],
        ),
        (
            [(LIST, "  Talks: {", "  Items: {"), (LIST, "items: Talks", "items: Items"), (LIST, "result: {Talks:", "result: {Items:")],
            [("D253", "actions.ListTalks.result.Items")],
        ),
        (
            [(STRUCTS, "      Code: {", "      Cause: {"), (MAKE, "code: Code", "code: Cause")],
            [("D253", "structs.Miss.fields.Cause")],
        ),
        (
            [(MAKE, "  OwnerId: {", "  HostId: {"), (MAKE, "alternative_of: OwnerId", "alternative_of: HostId"), (MAKE, "    OwnerId: 10", "    HostId: 10")],
            [("D204", "actions.MakeTalk.request.HostId")],
        ),
        # A struct in the types of fields, and an error in the lists of actions.
        (
            [(STRUCTS, "  Detail:\n", "  More:\n"), (STRUCTS, "Object of Detail", "Object of More")],
            [("D302", "structs.More")],
        ),
        (
            [(ERRORS, "  NoTalk:", "  Gone:"), (MAKE, "[NoTalk,", "[Gone,"), (MAKE, "error: NoTalk", "error: Gone")],
            [("D352", "errors.Gone")],
        ),
    ],
)  # fmt: skip
def test_a_rename_is_one_change(
    edits: list[tuple[str, str, str]], rules: list[tuple[str, str]]
) -> None:
    assert brief(changes(*edits)) == rules


def test_a_renamed_field_can_change_as_well() -> None:
    found = changes(
        (MAKE, "Silent: {type: Boolean, default: false", "Quiet: {type: Boolean, default: true")
    )
    assert brief(found) == [
        ("D204", "actions.MakeTalk.request.Quiet"),
        ("D213", "actions.MakeTalk.request.Quiet.default"),
    ]


def test_an_example_follows_its_fields() -> None:
    example = (MAKE, "    OtherId: 11\n", "    OtherId: 12\n")
    text = (MAKE, "{en: Owner., zh: 所有者。}", "{en: The owner., zh: 所有者。}")
    assert [rule for rule, _ in brief(changes(example, text))] == ["D392", "D391"]
    assert [rule for rule, _ in brief(changes(example, (MAKE, "max: 900", "max: 800")))] == ["D211"]


def test_another_type_is_not_a_rename() -> None:
    found = changes(
        (
            MAKE,
            "Silent: {type: Boolean, default: false, example: true",
            "Quiet: {type: Long, example: 1",
        )
    )
    assert [rule for rule, _ in brief(found)] == ["D203", "D202"]


def _limit(maximum: int) -> tuple[str, str, str]:
    condition = f"  - {{limit: OwnerId, max: {maximum}, when: {{field: Info.Kind, equals: 2}}}}\n"
    return MAKE, "errors: [", f"{condition}errors: ["


def test_a_limit_for_some_cases_appears_and_disappears() -> None:
    without, with_limit = snapshot(SPEC), snapshot(edited(_limit(9)))
    where = "actions.MakeTalk.conditions"
    assert brief(compare(without, with_limit)) == [("D146", where)]
    assert brief(compare(with_limit, without)) == [("D147", where)]
    assert brief(compare(with_limit, snapshot(edited(_limit(10))))) == [("D147", where)]


def test_callers_can_send_an_integer_as_a_fraction() -> None:
    (sent,) = changes((MAKE, "OtherId: {type: Long,", "OtherId: {type: Double,"))
    assert (sent.rule, sent.class_) == ("D209", "additive")
    maps = [
        snapshot(
            edited(
                (
                    MAKE,
                    "  Silent: {",
                    f"  Sums: {{type: JSON Map of {type_}, example: {{a: 1}}, "
                    "description: {en: Sums., zh: 合计。}}\n  Silent: {",
                )
            )
        )
        for type_ in ("Long", "Double")
    ]
    assert brief(compare(*maps)) == [("D208", "actions.MakeTalk.request.Sums.type")]
    read = changes((MAKE, "Made: {type: Long, unit: seconds,", "Made: {type: Double,"))
    assert ("D257", "actions.MakeTalk.result.Made.type") in brief(read)


def test_a_client_parameter_is_reported_once() -> None:
    found = changes(
        (
            SERVICE,
            "labels: {",
            "  Tenant: {type: Long, required: true, example: 3, description: {en: T., zh: 租户。}}\nlabels: {",
        ),
    )
    assert brief(found) == [("D201", "service.client_parameters.Tenant")]
    assert "`tenant` of `Client`" in found[0].message


def test_a_name_with_a_dot_is_quoted() -> None:
    odd = (
        MAKE,
        "  Silent: {",
        "  A.b: {type: String, example: x, description: {en: A., zh: 甲。}}\n  Silent: {",
    )
    assert brief(changes(odd)) == [("D202", 'actions.MakeTalk.request."A.b"')]
    assert changes(odd)[0].line == 20


def test_a_fingerprint_survives_edits_of_other_lines() -> None:
    edit = (MAKE, "max: 900", "max: 500")
    (alone,) = changes(edit)
    moved = changes(
        edit, (MAKE, "doc: 6348/3\n", "doc: 6348/3\n\n\n"), (MAKE, "qps: 50", "qps: 20")
    )
    assert alone.fingerprint in {change.fingerprint for change in moved}
    assert len({change.fingerprint for change in moved}) == len(moved)


LINKED = {"enum", "group", "evidence", "format"}
"""Keys of a dump that repeat what others have, or that are not of the API."""


def _facts() -> list[tuple[Any, ...]]:
    repeated = {field["name"] for field in DUMP["service"]["client_parameters"]}

    def counts(path: tuple[Any, ...]) -> bool:
        if LINKED & set(path) or (
            path[0] == "actions"
            and path[2] == "request"
            and (DUMP["actions"][path[1]]["request"][path[3]]["name"] in repeated)
        ):
            return False
        return path[-1] != "name" or path[:1] == ("service",)

    return [path for path in leaves(DUMP) if counts(path)]


def _edited(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return {"read": "write", "write": "read"}.get(value, f"{value}x")
        case _:
            return value


def _at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def _owner(path: tuple[Any, ...]) -> str:
    """Return how the paths of changes begin for a fact of the dump."""
    match path:
        case ("actions", at, *_):
            return f"actions.{DUMP['actions'][at]['name']}"
        case ("struct_descriptions" | "at_least_one_of" | "structs", name, *_):
            return f"structs.{name}"
        case ("service", *_) | ("groups", *_):
            return "service."
        case ("errors_doc",):
            return "errors.doc"
        case (section, name, *_):
            return f"{section}.{name}"
    raise AssertionError(path)


def test_each_single_fact_is_compared() -> None:
    """Edit each scalar of the dump; every edit that leaves a valid spec is found where it was made."""
    valid = 0
    for path in _facts():
        data = copy.deepcopy(DUMP)
        around = _at(data, path[:-1])
        around[path[-1]] = _edited(around[path[-1]])
        if around[path[-1]] == _at(DUMP, path):
            continue
        try:
            new = Snapshot("x", read_dump(json.dumps(data).encode(), "x"))
        except ChangesError:
            continue  # such as a type that does not exist
        found = compare(TINY, new)
        assert found, path
        assert all(change.where.startswith(_owner(path)) for change in found), (path, brief(found))
        assert [c.fingerprint for c in compare(TINY, new)] == [c.fingerprint for c in found]
        valid += 1
    assert valid > 150


@bounded(40)
@given(data=st.data())
def test_several_edits_name_only_what_was_edited(data: st.DataObject) -> None:
    copied = copy.deepcopy(DUMP)
    paths = data.draw(st.lists(st.sampled_from(_facts()), min_size=2, max_size=5, unique=True))
    for path in paths:
        around = _at(copied, path[:-1])
        around[path[-1]] = _edited(around[path[-1]])
    try:
        new = Snapshot("x", read_dump(json.dumps(copied).encode(), "x"))
    except ChangesError:
        return
    owners = tuple(_owner(path) for path in paths)
    for old, late in ((TINY, new), (new, TINY)):
        for change in compare(old, late):
            assert change.where.startswith(owners), (paths, change)
