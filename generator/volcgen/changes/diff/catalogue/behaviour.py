"""Rules about what a call does: rates, retries, conditions, partial failures. D131 and up."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.rule import ChangeRule, Sentence, added, always, edit, swapped
from volcgen.rule_manual.entry import LIST, MAKE, SERVICE

_ACCESS: Final = (edit(LIST, "access: read", "access: write"),)
_KEY: Final = (
    edit(MAKE, "idempotency_field: Key\nidempotency_derived: {field: Info.Kind, equals: 1}\n", ""),
)
_FAILURES: Final = (
    edit(MAKE, "failures: {field: Misses, id: UserId, code: Code, message: Words}\n", ""),
)
_CONDITION: Final = (
    added(MAKE, "errors: [", "  - {require: Silent, when: {field: Info.Kind, equals: 2}}\n"),
)
_LIMIT: Final = "  - {limit: OwnerId, max: %d, when: {field: Info.Kind, equals: 2}}\nerrors: ["
_TOKEN: Final = always(
    MAKE,
    "  Silent: {",
    "  Token: {type: String, example: t-1, description: {en: Your token., zh: 令牌。}}\n  Silent: {",
)
_MARKS: Final = always(
    LIST,
    "  Word: {",
    "  Mark: {type: String, example: m1, description: {en: Another start., zh: 另一起始位置。}}\n  Word: {",
)
_MARKS_READ: Final = always(
    LIST,
    "  Next: {",
    "  Mark: {type: String, description: {en: The next mark., zh: 下一标记。}}\n  Next: {",
)
_TOTALS: Final = always(
    LIST,
    "  Next: {",
    "  Total: {type: Long, required: true, description: {en: Number of all., zh: 总数。}}\n  Next: {",
)
_TOTALS_EXAMPLE: Final = always(LIST, "Next: 50, More", "Total: 1, Next: 50, More")
_ERRORS: Final = (edit(MAKE, "[NoTalk, TooFast]", "[NoTalk]"),)

BEHAVIOUR: Final[tuple[ChangeRule, ...]] = (
    ChangeRule(
        "D131",
        "A read becomes a write",
        "behaviour",
        "behaviour",
        "A write without an idempotency key is not retried after it may have reached the server, so "
        "a lost connection now raises an exception.",
        _ACCESS,
    ),
    ChangeRule(
        "D132",
        "A write becomes a read",
        "behaviour",
        "behaviour",
        "Reads are retried even if the first attempt may have reached the server.",
        swapped(_ACCESS),
    ),
    ChangeRule(
        "D133",
        "An action loses its idempotency key",
        "breaking",
        "behaviour",
        "Repeating the call takes effect twice. The client sends no key and no longer retries a call "
        "that may have reached the server, and `idempotency_key` of the result is None.",
        _KEY,
        Sentence(
            "Before you repeat a failed call of {subject}, check whether it took effect; its key "
            "`{old}` no longer protects it.",
            "重复调用 {subject} 之前，请先确认上一次是否已生效；幂等键 `{old}` 已不再起作用。",
        ),
    ),
    ChangeRule(
        "D134",
        "An action gets an idempotency key",
        "behaviour",
        "behaviour",
        "The client sends a key with each call, and retries a call that may have reached the server.",
        swapped(_KEY),
    ),
    ChangeRule(
        "D135",
        "The idempotency key is another field",
        "breaking",
        "behaviour",
        "A caller who repeats a call with a key of their own sends it in a field that no longer "
        "protects the call.",
        (_TOKEN, edit(MAKE, "idempotency_field: Key", "idempotency_field: Token")),
        Sentence(
            "Pass your own idempotency key of {subject} as `{new}` in place of `{old}`.",
            "请通过 `{new}` 传入 {subject} 的自定义幂等键，不再使用 `{old}`。",
        ),
    ),
    ChangeRule(
        "D136",
        "The server derives an idempotency key in other cases",
        "behaviour",
        "behaviour",
        "In these cases the client sends no key.",
        (
            edit(
                MAKE,
                "derived: {field: Info.Kind, equals: 1}",
                "derived: {field: Info.Kind, equals: 2}",
            ),
        ),
    ),
    ChangeRule(
        "D137",
        "A documented rate falls",
        "behaviour",
        "behaviour",
        'With `rate_limit="spec"` the client waits longer; without it, more calls are throttled.',
        (edit(MAKE, "qps: 50", "qps: 20"),),
    ),
    ChangeRule(
        "D138",
        "A documented rate rises",
        "behaviour",
        "behaviour",
        'With `rate_limit="spec"` the client sends calls faster.',
        (edit(MAKE, "qps: 50", "qps: 80"),),
    ),
    ChangeRule(
        "D139",
        "A documented rate appears or disappears",
        "behaviour",
        "behaviour",
        'With `rate_limit="spec"` only documented rates slow calls down.',
        (
            edit(MAKE, "qps: 50\n", ""),
            always(
                MAKE,
                "  - {where: request.Key,",
                "  - {where: qps, reason: Pages differ.}\n  - {where: request.Key,",
            ),
        ),
    ),
    ChangeRule(
        "D140",
        "A quota per minute or day changes",
        "behaviour",
        "behaviour",
        'With `rate_limit="spec"` a quota per minute sets the pace of the calls.',
        (added(LIST, "summary: {", "rate_limit: {amount: 100, per: minute}\n"),),
    ),
    ChangeRule(
        "D141",
        "Failed items are reported",
        "behaviour",
        "behaviour",
        "`failed` of the result lists them, and `raise_on_partial` raises PartialFailureError for them.",
        swapped(_FAILURES),
    ),
    ChangeRule(
        "D142",
        "Failed items are no longer reported",
        "behaviour",
        "behaviour",
        "`failed` of the result is always empty, and `raise_on_partial` has no effect.",
        _FAILURES,
    ),
    ChangeRule(
        "D143",
        "Failed items are read from other fields",
        "behaviour",
        "behaviour",
        "`failed` of the result has other ids, codes or messages.",
        (edit(MAKE, "code: Code, message: Words}\n", "code: Code}\n"),),
    ),
    ChangeRule(
        "D144",
        "A field becomes required in some cases",
        "breaking",
        "sent",
        "In these cases the client raises ValidationError before it sends a request without the field.",
        _CONDITION,
        Sentence(
            "Pass `{field}` to {subject} if {case}.",
            "{case} 时，请向 {subject} 传入 `{field}`。",
        ),
    ),
    ChangeRule(
        "D145",
        "A field is no longer required in some cases",
        "additive",
        "sent",
        "More requests are valid.",
        swapped(_CONDITION),
    ),
    ChangeRule(
        "D146",
        "A limit for some cases gets narrower",
        "breaking",
        "sent",
        "In these cases the client raises ValidationError for values that were allowed.",
        (edit(MAKE, "errors: [", _LIMIT % 300, _LIMIT % 500),),
        Sentence(
            "Pass at most {maximum} as `{field}` of {subject} if {case}.",
            "{case} 时，请将 {subject} 的 `{field}` 控制在 {maximum} 以内。",
        ),
    ),
    ChangeRule(
        "D147",
        "A limit for some cases gets wider",
        "additive",
        "sent",
        "More requests are valid.",
        (edit(MAKE, "errors: [", _LIMIT % 500, _LIMIT % 300),),
    ),
    ChangeRule(
        "D148",
        "An action may return another error code",
        "additive",
        "read",
        "The list of codes is documentation: the client knows all codes for all actions.",
        swapped(_ERRORS),
    ),
    ChangeRule(
        "D149",
        "An action no longer returns an error code",
        "text",
        "read",
        "The list of codes is documentation: the client knows all codes for all actions.",
        _ERRORS,
    ),
    ChangeRule(
        "D150",
        "The labels of an action change",
        "behaviour",
        "behaviour",
        "Labels say in which cases the server accepts the action.",
        (
            edit(
                MAKE,
                "labels: {sizes: [pair, crowd]}",
                "labels: {sizes: [pair]}",
            ),
        ),
    ),
    ChangeRule(
        "D151",
        "An action is sent with another method",
        "behaviour",
        "behaviour",
        "The method is part of the signature. Proxies, caches and recorded requests see another one.",
        (edit(LIST, "access: read\n", "access: read\nmethod: GET\n"),),
        company=("D152",),
    ),
    ChangeRule(
        "D152",
        "The fields of a request are sent in another place",
        "behaviour",
        "behaviour",
        "They move between a JSON body, a form and the query. Calls in Python stay the same; what proxies "
        "and servers log may now contain them.",
        (edit(LIST, "access: read\n", "access: read\nencoding: form\n"),),
    ),
    ChangeRule(
        "D153",
        "An action is called in another version of the API",
        "behaviour",
        "behaviour",
        "The URL has the new version. The server may treat the same request differently.",
        (edit(LIST, "access: read\n", 'access: read\nversion: "2026-06-01"\n'),),
    ),
    ChangeRule(
        "D154",
        "A listing is paged by tokens, or no longer",
        "breaking",
        "python",
        "`start` of the iterator and `cursor` of an error are texts for tokens, and integers otherwise. "
        "Saved values are no longer valid.",
        (
            always(LIST, "Cursor: {type: Long, required: true,", "Cursor: {type: Long,"),
            _MARKS,
            _MARKS_READ,
            edit(
                LIST,
                "  cursor: Cursor\n  limit: Limit\n  items: Talks\n  next_cursor: Next\n  has_more: More\n",
                "  kind: token\n  cursor: Mark\n  limit: Limit\n  items: Talks\n  next_cursor: Mark\n",
            ),
        ),
        Sentence(
            "Start `{iterator}` at its beginning, and save its cursors as they now are.",
            "请从头开始遍历 `{iterator}`，并按新的类型保存游标。",
        ),
    ),
    ChangeRule(
        "D155",
        "A listing is paged by cursors, offsets or page numbers in place of another of these",
        "behaviour",
        "behaviour",
        "The integer that `start` takes has another meaning, so saved values lead to another page.",
        (
            _TOTALS,
            _TOTALS_EXAMPLE,
            edit(
                LIST,
                "  cursor: Cursor\n  limit: Limit\n  items: Talks\n  next_cursor: Next\n  has_more: More\n",
                "  kind: offset\n  cursor: Cursor\n  limit: Limit\n  items: Talks\n  total: Total\n",
            ),
        ),
    ),
    ChangeRule(
        "D156",
        "An action shares a quota, or no longer",
        "behaviour",
        "behaviour",
        'With `rate_limit="spec"` the calls of all actions with the quota are paced together.',
        (
            always(SERVICE, "labels: {", "shared_quotas: {talks: {qps: 50}}\nlabels: {"),
            always(LIST, "access: read\n", "access: read\nshared_quota: talks\n"),
            edit(MAKE, "qps: 50\n", "shared_quota: talks\n"),
        ),
    ),
)
