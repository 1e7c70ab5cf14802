"""The spec contains exactly the facts that were gathered about the API.

`tests/data/im_facts.json` is what the public documents and the official Go client say, in figures
only. Where the spec says something else, the same file of the spec decides so by an `evidence`
entry: its `where` names the key that differs (`request.Limit.max`) or the field of that key
(`request.Limit`). A struct's own evidence says `fields.Ext.required` or `fields.Ext`, an enum's
`values.LIVE`. In service.yaml `*.min` stands for that key of every field, but only where the facts
have no figure: what one of them says is never overruled for all fields at once.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pytest
from support.project import REPOSITORY, Project

FACTS: Final[dict[str, Any]] = json.loads(
    (REPOSITORY / "tests" / "data" / "im_facts.json").read_text(encoding="utf-8")
)
FIELD_KEYS: Final = (
    "type", "required", "default", "min", "max", "max_items", "max_length", "unit", "string_alternative_of",
    "aliases", "also_types", "sensitive",
)  # fmt: skip
PAGING_KEYS: Final = ("cursor", "limit", "items", "next_cursor", "has_more")
ACTION_KEYS: Final = (
    "group", "doc", "access", "qps", "rate_limit", "idempotency_field",
)  # fmt: skip
DUMPED_AS: Final = {"doc": "doc_id"}  # keys that the dump calls otherwise

Data = dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """A key that differs between facts and spec; values are JSON, with `null` for none."""

    file: str  # an action, `struct X`, or `errors`
    where: str
    fact: str
    spec: str
    enum_value: str = ""  # `X values.Y`, when the spec's enum X alone has the value

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: the facts say {self.fact}, the spec {self.spec}"


def compare(facts: Data, spec: Data) -> set[Difference]:
    """Return all differences, with or without evidence.

    Actions and structs that the spec alone has were imported later: their pages are their facts.
    """
    return {
        *_named("action", facts["actions"], {a["name"]: a for a in spec["actions"]}, _action),
        *_named("struct", facts["structs"], spec["structs"], _struct),
        *_errors(facts["errors"], spec["errors"]),
    }


def undecided(differences: set[Difference], spec: Data) -> list[str]:
    """Return the differences without evidence."""
    return sorted(str(found) for found in differences if not _is_decided(found, spec))


def _named(
    kind: str, facts: Data, spec: Data, inside: Callable[[str, Any, Any], Iterator[Difference]]
) -> Iterator[Difference]:
    for name in facts:
        shown = name if kind == "action" else f"{kind} {name}"
        if name in spec:
            yield from inside(shown, facts[name], spec[name])
        else:
            yield Difference(shown, kind, _there(True), _there(False))


def _action(name: str, fact: Data, spec: Data) -> Iterator[Difference]:
    for key in ACTION_KEYS:
        yield from _value(name, key, fact.get(key), spec[DUMPED_AS.get(key, key)])
    kinds = fact.get("conversation_kinds") or None
    labels = spec["labels"].get("conversation_kinds")
    yield from _value(name, "labels.conversation_kinds", kinds, labels)
    pages, paging = fact.get("paging"), spec["paging"]
    if pages and paging:
        for key in PAGING_KEYS:
            yield from _value(name, f"paging.{key}", pages[key], paging[key])
    elif pages or paging:
        yield Difference(name, "paging", _there(bool(pages)), _there(bool(paging)))
    yield from _value(name, "open_result", fact["result"] is None, spec["open_result"])
    for side in ("request", "result"):
        yield from _fields(name, side, fact[side] or {}, spec[side])


def _struct(name: str, fact: Data, spec: list[Data]) -> Iterator[Difference]:
    yield from _fields(name, "fields", fact, spec)


def _fields(file: str, where: str, facts: Data, listed: list[Data]) -> Iterator[Difference]:
    spec = {field["name"]: field for field in listed}
    for name in facts.keys() | spec.keys():
        here = f"{where}.{name}"
        if name not in facts or name not in spec:
            yield Difference(file, here, _there(name in facts), _there(name in spec))
            continue
        for key in FIELD_KEYS:
            yield from _value(file, f"{here}.{key}", facts[name].get(key), spec[name][key])
        yield from _enum(file, f"{here}.enum", facts[name].get("enum"), spec[name])


def _enum(file: str, where: str, fact: list[Any] | None, field: Data) -> Iterator[Difference]:
    """Compare single values if both sides have some, so that evidence can name one value."""
    if fact is None or field["enum"] is None:
        values = [value["value"] for value in field["enum"] or ()]
        yield from _value(file, where, fact, values)
        return
    spec = {_json(value["value"]): value["name"] for value in field["enum"]}
    known = {_json(value) for value in fact}
    for value in known - spec.keys():
        yield Difference(file, where, value, "null")
    for value in spec.keys() - known:
        yield Difference(file, where, "null", value, f"{field['enum_name']} values.{spec[value]}")


def _errors(facts: Data, spec: Data) -> Iterator[Difference]:
    """Compare the codes of the facts only; the spec has more, such as those of the gateway."""
    for code, category in facts.items():
        found = spec.get(code, {}).get("category")
        yield from _value("errors", f"errors.{code}.category", category, found)


def _value(file: str, where: str, fact: Any, spec: Any) -> Iterator[Difference]:
    """Return whether a value counts as none: false, or an empty list, except for a default."""
    if not where.endswith(".default"):
        fact, spec = (None if value is False or value == [] else value for value in (fact, spec))
    if _json(fact) != _json(spec):
        yield Difference(file, where, _json(fact), _json(spec))


def _json(value: Any) -> str:
    """Return the value as JSON, which distinguishes 0 and false."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _there(there: bool) -> str:
    return "that it is there" if there else "null"


def _is_decided(found: Difference, spec: Data) -> bool:
    field, _, key = found.where.rpartition(".")
    # Evidence for a field names the field: `request` does not cover `request.Limit`.
    names = {found.where, field} if "." in field or field == "paging" else {found.where}
    if names & _evidence_of(found.file, spec):
        return True
    enum, _, value = found.enum_value.partition(" ")
    if value and value in _wheres(spec["evidence"]["enums"][enum]):
        return True
    for_all = f"*.{key}" in _wheres(spec["evidence"]["service"])
    return for_all and found.fact == "null" and "." in field


def _evidence_of(file: str, spec: Data) -> set[str]:
    evidence = spec["evidence"]
    if file == "errors":
        return _wheres(evidence["errors"])
    if file.startswith("struct "):
        return _wheres(evidence["structs"].get(file.removeprefix("struct "), []))
    own = [action["evidence"] for action in spec["actions"] if action["name"] == file]
    return _wheres(own[0] if own else [])


def _wheres(entries: list[Data]) -> set[str]:
    return {entry["where"] for entry in entries}


@pytest.fixture(scope="module")
def spec() -> Data:
    """Return the output of `volcgen dump` for the spec of the repository."""
    found: Data = json.loads(Project(REPOSITORY).good("dump").out)
    return found


def test_the_facts_are_all_there() -> None:
    actions = FACTS["actions"].values()
    fields: list[Data] = [a[side] or {} for a in actions for side in ("request", "result")]
    counts = [len(FACTS[part]) for part in ("actions", "structs", "errors")]
    assert counts == [57, 30, 24]
    assert sum(map(len, [*fields, *FACTS["structs"].values()])) == 552


def test_the_spec_holds_the_facts(spec: Data) -> None:
    assert undecided(compare(FACTS, spec), spec) == []


def test_least_values_beyond_the_facts_are_the_two_that_are_meant(spec: Data) -> None:
    """The minimums that `*.min` of service.yaml covers: user ids from 0, pages from 1 item."""
    pages = {
        (a["name"], f"request.{a['paging']['limit']}.min") for a in spec["actions"] if a["paging"]
    }
    beyond = [d for d in compare(FACTS, spec) if d.where.endswith(".min") and d.fact == "null"]
    assert beyond
    for found in beyond:
        assert not found.where.startswith("result."), found
        assert found.spec == ("1" if (found.file, found.where) in pages else "0"), found


GONE: Final = object()
# A path in the facts, its new value, and the one difference that follows.
CHANGES: Final[list[tuple[str, Any, str, str]]] = [
    ("actions/IsFriend/group", "user", "IsFriend", "group"),
    ("actions/IsFriend/doc", "6348/1", "IsFriend", "doc"),
    ("actions/IsFriend/access", "write", "IsFriend", "access"),
    ("actions/IsFriend/qps", 99, "IsFriend", "qps"),
    ("actions/UserBroadcast/qps", 50, "UserBroadcast", "qps"),
    ("actions/UserBroadcast/rate_limit/amount", 21, "UserBroadcast", "rate_limit"),
    ("actions/IsFriend/conversation_kinds", ["live"], "IsFriend", "labels.conversation_kinds"),
    ("actions/IsFriend/idempotency_field", "Key", "IsFriend", "idempotency_field"),
    ("actions/ListFriend/paging/items", "Friends", "ListFriend", "paging.items"),
    ("actions/ListFriend/paging", GONE, "ListFriend", "paging"),
    ("actions/RemoveBlackList/result", None, "RemoveBlackList", "open_result"),
    ("actions/ListFriend/request/Cursor/type", "Integer", "ListFriend", "request.Cursor.type"),
    ("actions/ListFriend/request/Cursor/required", True, "ListFriend", "request.Cursor.required"),
    ("actions/ListFriend/request/UserId/required", GONE, "ListFriend", "request.UserId.required"),
    # The default of Cursor is 0 and that of NeedTotal is false: they differ, and are not none.
    ("actions/ListFriend/request/Cursor/default", False, "ListFriend", "request.Cursor.default"),
    ("actions/ListFriend/request/Cursor/default", GONE, "ListFriend", "request.Cursor.default"),
    ("actions/ListFriend/request/NeedTotal/default", 0, "ListFriend", "request.NeedTotal.default"),
    ("actions/ListFriend/request/NeedTotal/default", GONE, "ListFriend", "request.NeedTotal.default"),
    ("actions/UserBroadcast/request/MsgTTL/min", GONE, "UserBroadcast", "request.MsgTTL.min"),
    ("actions/ListFriend/request/Limit/max", 21, "ListFriend", "request.Limit.max"),
    ("actions/IsFriend/request/FriendUserIds/max_items", GONE, "IsFriend", "request.FriendUserIds.max_items"),
    ("structs/RegisterUserInfo/NickName/max_length", 101, "struct RegisterUserInfo", "fields.NickName.max_length"),
    ("actions/GetAppToken/request/ExpireTime/unit", "seconds", "GetAppToken", "request.ExpireTime.unit"),
    ("actions/UserBroadcast/request/TagOp/enum", [0, 1, 2], "UserBroadcast", "request.TagOp.enum"),
    ("actions/UserBroadcast/request/TagOp/enum", [0], "UserBroadcast", "request.TagOp.enum"),
    ("actions/UserBroadcast/request/TagOp/enum", GONE, "UserBroadcast", "request.TagOp.enum"),
    ("actions/UserBroadcast/request/InboxType/enum", [0], "UserBroadcast", "request.InboxType.enum"),
    ("actions/ListFriend/result/NextCursor/aliases", GONE, "ListFriend", "result.NextCursor.aliases"),
    ("structs/FailedInfo/UserId/also_types", GONE, "struct FailedInfo", "fields.UserId.also_types"),
    ("actions/GetAppToken/request/UserIdStr/string_alternative_of", GONE, "GetAppToken", "request.UserIdStr.string_alternative_of"),
    ("actions/GetAppToken/result/Token/sensitive", GONE, "GetAppToken", "result.Token.sensitive"),
    ("actions/IsFriend/request/New", {"type": "Long"}, "IsFriend", "request.New"),
    ("actions/IsFriend/result/Infos", GONE, "IsFriend", "result.Infos"),
    ("structs/FailedInfo/New", {"type": "Long"}, "struct FailedInfo", "fields.New"),
    ("structs/FailedInfo/Code", GONE, "struct FailedInfo", "fields.Code"),
    ("structs/New", {}, "struct New", "struct"),
    ("actions/New", {"request": {}, "result": {}}, "New", "action"),
    ("errors/NoAuth", "limit", "errors", "errors.NoAuth.category"),
    ("errors/New", "limit", "errors", "errors.New.category"),
]  # fmt: skip


def facts_with(place: str, value: Any) -> Data:
    """Return the facts with one of them changed or removed."""
    changed = copy.deepcopy(FACTS)
    *steps, last = place.split("/")
    with_deadline = changed
    for step in steps:
        with_deadline = with_deadline[step]
    if value is GONE:
        del with_deadline[last]
    else:
        with_deadline[last] = value
    return changed


@pytest.mark.parametrize(("place", "value", "file", "where"), CHANGES)
def test_a_changed_fact_is_reported(
    spec: Data, place: str, value: Any, file: str, where: str
) -> None:
    new = compare(facts_with(place, value), spec) - compare(FACTS, spec)
    assert [(found.file, found.where) for found in new] == [(file, where)]


@pytest.mark.parametrize(
    ("where", "decides"),
    [
        ("request.UserId.type", True),
        ("request.UserId", True),
        ("request.UserId.required", False),
        ("request.UserIdStr", False),
        ("result.UserId", False),
        ("request", False),
        ("*.type", False),
    ],
)
def test_evidence_decides_the_key_that_it_names(spec: Data, where: str, decides: bool) -> None:
    facts = facts_with("actions/IsFriend/request/UserId/type", "String")
    (new,) = compare(facts, spec) - compare(FACTS, spec)
    said = ['IsFriend: request.UserId.type: the facts say "String", the spec "Long"']
    assert undecided({new}, with_evidence(spec, "IsFriend")) == said
    assert undecided({new}, with_evidence(spec, "ListFriend", where)) == said
    assert undecided({new}, with_evidence(spec, "IsFriend", where)) == ([] if decides else said)


def test_a_whole_field_is_decided_by_its_name_only(spec: Data) -> None:
    facts = facts_with("actions/IsFriend/result/Infos", GONE)
    (new,) = compare(facts, spec) - compare(FACTS, spec)
    assert undecided({new}, with_evidence(spec, "IsFriend", "result"))
    assert not undecided({new}, with_evidence(spec, "IsFriend", "result.Infos"))


def test_a_struct_decides_in_its_own_evidence(spec: Data) -> None:
    (new,) = compare(facts_with("structs/FailedInfo/Code", GONE), spec) - compare(FACTS, spec)
    changed = copy.deepcopy(spec)
    changed["evidence"]["structs"]["FailedInfo"] = []
    assert undecided({new}, changed)
    changed["evidence"]["structs"]["FailedInfo"] = [{"where": "fields.Code", "reason": "A test."}]
    assert not undecided({new}, changed)


def with_evidence(spec: Data, action: str, *wheres: str) -> Data:
    """Return the spec with this evidence as the only one of an action."""
    changed = copy.deepcopy(spec)
    found = next(a for a in changed["actions"] if a["name"] == action)
    found["evidence"] = [{"where": where, "reason": "A test."} for where in wheres]
    return changed


def test_a_key_of_all_fields_never_overrules_a_fact(spec: Data) -> None:
    beyond = Difference("IsFriend", "request.UserId.min", "null", "0")
    against = Difference("IsFriend", "request.UserId.min", "1", "0")
    assert undecided({beyond, against}, spec) == [str(against)]


def test_an_enum_decides_each_of_its_own_values(spec: Data) -> None:
    live, group = (
        Difference(
            "IsFriend", "request.New.enum", "null", str(value), f"ConversationType values.{name}"
        )
        for value, name in ((100, "LIVE"), (2, "GROUP"))
    )
    assert undecided({live, group}, spec) == [str(group)]
