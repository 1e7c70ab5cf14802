"""Rules for the action files."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    LIST,
    MAKE,
    SERVICE,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project
from support.tiny_spec import MAKE_TALK

pytestmark = pytest.mark.usefixtures("loose")  # each case breaks one rule, in few words


CASES = [
    broken("unknown label", "L241", (MAKE, "{sizes: [pair, crowd]}", "{sizes: [pair, ‹crwod›]}"), help_="did you mean `crowd`?"),
    broken("undeclared labels", "L241", (MAKE, "{sizes: [pair, crowd]}", "{‹shapes›: [pair]}"), message="the service has no labels `shapes`"),
    broken("paging cursor", "L209", (LIST, "cursor: Cursor", "cursor: ‹Cusror›"), help_="did you mean `Cursor`?"),
    broken("paging limit", "L209", (LIST, "limit: Limit", "limit: ‹Size›"), message="the request has no field `Size`"),
    broken("paging items", "L209", (LIST, "items: Talks", "items: ‹Talk›"), help_="did you mean `Talks`?"),
    broken("paging next cursor", "L209", (LIST, "next_cursor: Next", "next_cursor: ‹Nxt›"), message="the result has no field `Nxt`"),
    broken("paging has more", "L209", (LIST, "has_more: More", "has_more: ‹HasMore›"), help_="name a field of the result"),
    broken("paging cursor that is a text", "L209", (LIST, "cursor: Cursor", "cursor: ‹Word›"), message="`Word` is String", help_="Integer or Long"),
    broken("paging items that are no array", "L209", (LIST, "items: Talks", "items: ‹Next›"), help_="`items` must be Array of"),
    broken("paging limit that is a text", "L209", (LIST, "limit: Limit", "limit: ‹Word›")),
    broken("paging next cursor that is a list", "L209", (LIST, "next_cursor: Next", "next_cursor: ‹Talks›")),
    broken("paging more that is a number", "L209", (LIST, "has_more: More", "has_more: ‹Next›"), help_="Boolean"),
    broken("paging with one field for two", "L209", (LIST, "limit: Limit", "limit: ‹Cursor›")),
    broken("condition on an unknown field", "L211", (MAKE, "{require: OtherId", "{require: ‹OthreId›"), help_="did you mean `OtherId`?"),
    broken("condition of an unknown field", "L211", (MAKE, "when: {field: Info.Kind", "when: {field: ‹Info.Knid›"), message="`Knid`", help_="did you mean `Kind`?"),
    broken("condition through a text", "L211", (MAKE, "when: {field: Info.Kind", "when: {field: ‹Info.Name.Kind›")),
    broken("condition with a value of another type", "L211", (MAKE, "equals: 1}, error", 'equals: ‹"1"›}, error'), message="is not a valid Integer"),
    broken("condition with an unknown error", "L218", (MAKE, "error: NoTalk}", "error: ‹NoTlak›}"), help_="did you mean `NoTalk`?"),
    broken("unknown error code", "L218", (MAKE, "[NoTalk, TooFast]", "[NoTalk, ‹TooFats›]"), help_="did you mean `TooFast`?"),
    broken("derived key without a field", "L212", (MAKE, "idempotency_field: Key\nidempotency_derived", "‹idempotency_derived›")),
    broken("derived key of an unknown field", "L211", (MAKE, "idempotency_derived: {field: Info.Kind", "idempotency_derived: {field: ‹Info.Knid›"), help_="did you mean `Kind`?"),
    broken("derived key with a value of another type", "L211", (MAKE, "Info.Kind, equals: 1}\nfailures", "Info.Kind, equals: ‹one›}\nfailures")),
    broken("failures in a field that is not there", "L224", (MAKE, "failures: {field: Misses", "failures: {field: ‹Miesss›"), help_="did you mean `Misses`?"),
    broken("failures in a field that is no array", "L224", (MAKE, "failures: {field: Misses", "failures: {field: ‹Made›"), help_="an array of the result"),
    broken("failures with an unknown id", "L224", (MAKE, "id: UserId,", "id: ‹UseId›,"), help_="did you mean `UserId`?"),
    broken("failures without an id", "L224", (MAKE, "failures: {field: Misses, id: UserId,", "failures: {field: ‹Misses›,"), message="`id` is missing"),
    broken("failures in a misspelt field with an unknown id", "L224", (MAKE, "failures: {field: Misses, id: UserId,", "failures: {field: Mises, id: ‹UseId›,"), help_="did you mean `UserId`?", count=2),
    broken("failures with an unknown code", "L224", (MAKE, "code: Code, message", "code: ‹Cod›, message"), help_="did you mean `Code`?"),
    broken("idempotency field that is not there", "L212", (MAKE, "idempotency_field: Key", "idempotency_field: ‹Kye›"), help_="did you mean `Key`?"),
    broken("idempotency field that is a number", "L212", (MAKE, "idempotency_field: Key", "idempotency_field: ‹OtherId›")),
    broken("action in no group", "L215", (SERVICE, "[MakeTalk, ListTalks]", "[MakeTalk]"), (LIST, "action: ListTalks", "action: ‹ListTalks›"), message="ListTalks is in no group"),
    broken("condition that asks for nothing", "L211", (MAKE, "  - {require: OtherId, when", "  - ‹{›when"), message="either `require` or `limit`"),
    broken("condition that asks for two things", "L211", (MAKE, "  - {require: OtherId,", "  - ‹{›require: OtherId, limit: OwnerId, max: 5,"), message="either `require` or `limit`"),
    broken("limit without a number", "L211", (MAKE, "  - {require: OtherId, ", "  - ‹{›limit: OwnerId, "), message="require each other"),
    broken("limit of a text", "L211", (MAKE, "{require: OtherId,", "{limit: ‹Key›, max: 5,"), message="`Key` is String"),
    broken("limit of an unknown field", "L211", (MAKE, "{require: OtherId,", "{limit: ‹OwnreId›, max: 5,"), help_="did you mean `OwnerId`?"),
    broken("open result with fields", "L227", (MAKE, "access: write\n", "access: write\n‹open_result›: true\n")),
    broken("no page and no reason", "L229", (MAKE, "action: MakeTalk\ndoc: 6348/3\n", "action: ‹MakeTalk›\n"), message="MakeTalk has no `doc`"),
    broken("no rate and no reason", "L229", (MAKE, "action: MakeTalk", "action: ‹MakeTalk›"), (MAKE, "qps: 50\n", ""), message="MakeTalk has no `qps`"),
    broken("rate beside calls per second", "L228", (MAKE, "qps: 50\n", "qps: 50\n‹rate_limit›: {amount: 60, per: minute}\n"), message="beside `qps`"),
    broken("rate that counts no array", "L228", (MAKE, "qps: 50\n", "rate_limit: {amount: 5, per: day, counts: ‹Key›}\n"), message="no array `Key`"),
    broken("backward case of an unknown field", "L211", (LIST, "  has_more: More\n", "  has_more: More\n  backward: {when: {field: ‹Wrod›, equals: x}, first: 1}\n"), help_="did you mean `Word`?"),
    broken("backward case inside of a struct", "L209", (LIST, "  has_more: More\n", "  has_more: More\n  backward: {when: {field: ‹Info.Kind›, equals: 1}, first: 1}\n"), (LIST, "  Word: {type", "  Info: {type: Object of Info, description: {en: X., zh: 某。}}\n  Word: {type")),
    broken("file named unlike its action", "L214", (MAKE, "action: MakeTalk", "action: ‹StartTalk›"), (SERVICE, "[MakeTalk,", "[StartTalk,"), help_="name the file StartTalk.yaml"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


def test_an_action_in_two_files_names_both(plain: Project) -> None:
    plain.write({"spec/tiny/talk/Copy.yaml": MAKE_TALK})
    outcome = plain.run("lint")
    assert outcome.code == 2
    block = next(b for b in outcome.err.split("\n\n") if b.startswith("error[L216]"))
    assert "two files define the action MakeTalk" in block
    assert "--> spec/tiny/talk/MakeTalk.yaml:1:9" in block
    assert "and spec/tiny/talk/Copy.yaml:1:9" in block
    assert "spec/tiny/talk/Copy.yaml:1:9" in outcome.err
    assert "name the file MakeTalk.yaml" in outcome.err


def test_a_file_in_the_folder_of_another_group(plain: Project) -> None:
    (plain.root / "spec/tiny/other").mkdir()
    (plain.root / "spec/tiny/talk/ListTalks.yaml").rename(
        plain.root / "spec/tiny/other/ListTalks.yaml"
    )
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert "error[L214] ListTalks is listed under talk, but its file is in other/" in outcome.err
    assert "spec/tiny/other/ListTalks.yaml:1:9" in outcome.err
