"""accepted.yaml accepts changes by fingerprint, and each entry must accept one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.project import Project
from support.tiny_spec import SPEC
from support.versions import ACCEPTED, MAKE, edited, snapshot

from volcgen.changes.acceptance import with_acceptances
from volcgen.changes.change import Change
from volcgen.changes.compact import compact
from volcgen.changes.diff import compare
from volcgen.changes.snapshot import Snapshot
from volcgen.errors import ChangesError
from volcgen.problems import SpecError

EDIT = (MAKE, "max: 900", "max: 500")
(CHANGE,) = compare(snapshot(SPEC), snapshot(edited(EDIT)))


def entry(fingerprint: str) -> str:
    return f'  - change: "{fingerprint}"\n    reason: It never worked.\n    date: "2026-11-27"\n'


def accepting(*fingerprints: str) -> Snapshot:
    """Return the edited spec with these entries."""
    text = f"accepted:\n{''.join(map(entry, fingerprints))}"
    return snapshot({**edited(EDIT), ACCEPTED: text})


def accepted(new: Snapshot) -> tuple[Change, ...]:
    return with_acceptances(compare(snapshot(SPEC), new), new)


def test_an_accepted_change_keeps_all_but_gets_the_reason() -> None:
    (change,) = accepted(accepting(CHANGE.fingerprint))
    assert change == replace(CHANGE, accepted="It never worked.")
    assert change.fingerprint == CHANGE.fingerprint


def test_without_the_file_nothing_is_accepted() -> None:
    assert [change.accepted for change in accepted(snapshot(edited(EDIT)))] == [""]


def test_an_unknown_entry_is_an_error_with_its_line() -> None:
    with pytest.raises(ChangesError) as caught:
        accepted(accepting(CHANGE.fingerprint, "0123456789ab"))
    assert str(caught.value) == (
        f"{ACCEPTED}:5:13: no change has the fingerprint 0123456789ab; remove the entry, or "
        "correct it: `volcgen diff` prints the fingerprints"
    )


def test_a_change_is_accepted_once() -> None:
    with pytest.raises(ChangesError, match=rf"{ACCEPTED}:5:13: .* is accepted twice"):
        accepted(accepting(CHANGE.fingerprint, CHANGE.fingerprint))


def test_an_entry_may_accept_a_change_since_the_last_release() -> None:
    new = accepting(CHANGE.fingerprint)
    last = compact(snapshot(SPEC).spec).encode()
    since_yesterday = compare(snapshot(edited(EDIT)), new)
    assert since_yesterday == ()
    with pytest.raises(ChangesError):
        with_acceptances(since_yesterday, new)
    assert with_acceptances(since_yesterday, replace(new, released=last)) == ()


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("accepted: {}\n", "S103", "`accepted` must be a list, not a mapping"),
        (f"accepted:\n{entry('0123456789AB')}", "S105", "does not match the required form"),
        (f"accepted:\n{entry('0' * 12)}".replace('"0', "0").replace('0"', "0"), "Y005", "octal"),
        (f"accepted:\n{entry('1' * 12)}".replace('"1', "1").replace('1"', "1"), "S103", "must be text"),
        (f"accepted:\n{entry('0' * 12)}".replace("2026-11-27", "2026-13-27"), "S106", "not a day"),
        (f"accepted:\n{entry('0' * 12)}    who: me\n", "S102", "unknown key `who`"),
        ("accepted:\n  - change: \"012345678901\"\n    date: \"2026-11-27\"\n", "S101", "`reason` is missing"),
    ],
)  # fmt: skip
def test_the_file_is_checked_like_the_spec(
    plain: Project, text: str, rule: str, message: str
) -> None:
    plain.write({ACCEPTED: text})
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert f"error[{rule}]" in outcome.err
    assert message in outcome.err
    assert f"{ACCEPTED}:" in outcome.err


def test_the_file_does_not_change_the_output(plain: Project) -> None:
    plain.write({ACCEPTED: f"accepted:\n{entry('0' * 12)}"})
    assert plain.good("lint").out == "spec/ has no problems: 2 actions\n"
    assert plain.run("check").code == 0


def test_a_broken_file_is_an_error_of_the_spec() -> None:
    with pytest.raises(SpecError):
        snapshot({**SPEC, ACCEPTED: "accepted: 1\n"})
