"""Words for values: natural in both languages, and no text in the other one."""

from __future__ import annotations

import re
from typing import Final

import pytest
from support.versions import LIST, MAKE, STRUCTS, changes

from volcgen.changes.diff import manual
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.sentences import message_of, migration_of
from volcgen.changes.diff.values import text_of

Edit = tuple[str, str, str]
SENTENCES: Final[tuple[tuple[Edit, str, str], ...]] = (
    (
        (MAKE, "qps: 50", "qps: 20"),
        "A documented rate falls: `make_talk` (qps 50 → 20)",
        "调用频率上限降低：`make_talk`（QPS 50 → 20）",
    ),
    (
        (MAKE, "default: false, ", ""),
        "The default of a field changes: `silent` of `make_talk` (false → none)",
        "字段的默认值有变化：`make_talk` 的 `silent`（false → 无）",
    ),
    (
        (STRUCTS, "max_items: 3", "max_items: 2"),
        "A limit of what callers send gets narrower: `ext` of `Info` (max items 3 → 2)",
        "请求字段的取值范围缩小：`Info` 的 `ext`（最多条目数 3 → 2）",
    ),
    (
        (MAKE, "  OtherId: {type: Long,", "  OtherId: {type: Long, required: true,"),
        "A field that callers send becomes required: `other_id` of `make_talk`",
        "请求字段变为必填：`make_talk` 的 `other_id`",
    ),
    (
        (MAKE, "derived: {field: Info.Kind, equals: 1}", "derived: {field: Info.Kind, equals: 2}"),
        "The server derives an idempotency key in other cases: `make_talk` (`info.kind` is 1 → `info.kind` is 2)",
        "服务端自行推导幂等键的条件有变化：`make_talk`（`info.kind` 为 1 → `info.kind` 为 2）",
    ),
    (
        (LIST, "  limit: Limit\n", "  limit: Limit\n  size: 10\n"),
        "A listing finds its next page in another way: `list_talks` (size none → 10)",
        "查找下一页的方式有变化：`list_talks`（每页条数 无 → 10）",
    ),
    (
        (LIST, "summary:", "rate_limit: {amount: 5, per: day}\nsummary:"),
        "A quota per minute or day changes: `list_talks` (rate limit none → 5 per day)",
        "每分钟或每天的额度有变化：`list_talks`（无 → 每天 5 次）",
    ),
    (
        (LIST, "access:", 'deprecated: {since: "2026-11-01", use: MakeTalk, text: {en: Slow., zh: 较慢。}}\naccess:'),
        "Something becomes deprecated: `list_talks` (since 2026-11-01; use `make_talk`)",
        "已弃用：`list_talks`（自 2026-11-01 起，请改用 `make_talk`）",
    ),
    (
        (MAKE, "errors: [", "  - {require: Silent, when: {field: Info.Kind, equals: 2}}\nerrors: ["),
        "A field becomes required in some cases: `make_talk` (`silent` if `info.kind` is 2)",
        "字段在某些情况下变为必填：`make_talk`（`info.kind` 为 2 时的 `silent`）",
    ),
    (
        (MAKE, "errors: [", "  - {limit: OwnerId, max: 9, when: {field: Info.Kind, equals: 2}}\nerrors: ["),
        "A limit for some cases gets narrower: `make_talk` (`owner_id` at most 9 if `info.kind` is 2)",
        "某些情况下的取值范围缩小：`make_talk`（`info.kind` 为 2 时 `owner_id` 不超过 9）",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("edit", "english", "chinese"), SENTENCES, ids=range(len(SENTENCES)))
def test_sentences(edit: Edit, english: str, chinese: str) -> None:
    found = {message_of(each, "en"): message_of(each, "zh") for each in changes(edit)}
    assert found[english] == chinese


def test_the_migrations_of_a_condition_name_the_field_and_the_case() -> None:
    found = [change for edit, *_ in SENTENCES[-2:] for change in changes(edit)]
    assert [(migration_of(each, "en"), migration_of(each, "zh")) for each in found] == [
        (
            "Pass `silent` to `make_talk` if `info.kind` is 2.",
            "`info.kind` 为 2 时，请向 `make_talk` 传入 `silent`。",
        ),
        (
            "Pass at most 9 as `owner_id` of `make_talk` if `info.kind` is 2.",
            "`info.kind` 为 2 时，请将 `make_talk` 的 `owner_id` 控制在 9 以内。",
        ),
    ]


def test_chinese_sentences_have_no_english_words() -> None:
    names = re.compile(r"`[^`]*`|\([^)]*\)|（[^）]*）|\"[^\"]*\"")
    english = {"none", "if", "is", "of", "to", "at", "most", "per", "max", "min"}
    for rule in CHANGE_RULES.values():
        if rule.class_ == "text":
            continue
        for change in manual.example(rule):
            if change.rule == rule.id:
                words = f"{message_of(change, 'zh')} {names.sub('', migration_of(change, 'zh'))}"
                assert not english & {*re.findall(r"[a-z]+", words)}, words


def test_an_empty_value_is_none() -> None:
    assert [text_of(value) for value in (None, [], {}, False, 0, "")] == [
        "none", "none", "none", "false", "0", "",
    ]  # fmt: skip


def test_a_quota_can_count_items() -> None:
    quota = {"amount": 5, "per": "minute", "counts": "UserIds"}
    where = ("actions", "GetUsers", "rate_limit")
    assert text_of(quota, "en", where) == "5 items of `user_ids` per minute"
    assert text_of(quota, "zh", where) == "每分钟 5 个 `user_ids`"


@pytest.mark.parametrize("name", ["conditions", "rate_limit", "backward", "failures", "deprecated"])
def test_other_objects_are_shown_as_they_are(name: str) -> None:
    """A default, or a field with such a name, can have any JSON."""
    value = {"field": 1, "when": 2, "since": 3}
    for where in (
        ("actions", "A", "request", "F", "default"),
        ("actions", "A", "request", name),
    ):
        assert text_of(value, "zh", where) == "field 1, when 2, since 3"
