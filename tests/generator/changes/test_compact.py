"""The compact dump: complete apart from texts, equal for equal specs, and made to be diffed."""

from __future__ import annotations

import json

from support.project import REPOSITORY
from support.tiny_spec import SPEC
from support.versions import MAKE, brief, edited, snapshot

from volcgen.changes.compact import compact
from volcgen.changes.diff import compare
from volcgen.changes.dumps import read_dump
from volcgen.changes.snapshot import Snapshot
from volcgen.spec.load import load


def test_reading_and_writing_again_changes_nothing() -> None:
    for spec in (snapshot(SPEC).spec, load(REPOSITORY / "spec", REPOSITORY)):
        text = compact(spec)
        assert compact(read_dump(text.encode(), "x")) == text
        assert compact(spec) == text


def test_it_has_a_line_for_each_thing_and_no_texts() -> None:
    text = compact(load(REPOSITORY / "spec", REPOSITORY))
    data = json.loads(text)
    things = sum(len(data[key]) for key in ("groups", "actions", "structs", "enums", "errors"))
    assert things < len(text.splitlines()) < things + 20
    assert len(text) < 120_000
    assert max(map(len, text.splitlines())) < 6_000
    assert text.isascii() or not any("。" in line for line in text.splitlines())


def test_an_edit_changes_the_line_of_its_action() -> None:
    old, new = (
        compact(snapshot(files).spec).splitlines()
        for files in (SPEC, edited((MAKE, "qps: 50", "qps: 5")))
    )
    (changed,) = [line for line in new if line not in old]
    assert changed.startswith(' "MakeTalk": {')


def test_examples_of_requests_are_kept() -> None:
    spec = read_dump(compact(snapshot(SPEC).spec).encode(), "x")
    assert [file.node.examples for file in spec.actions] == [
        file.node.examples for file in snapshot(SPEC).spec.actions
    ]


def test_a_changed_text_is_seen_by_its_digest() -> None:
    old = Snapshot("released.json", read_dump(compact(snapshot(SPEC).spec).encode(), "x"))
    assert compare(old, snapshot(SPEC)) == ()
    (change,) = compare(old, snapshot(edited((MAKE, "Make a talk.", "Start a talk."))))
    assert (change.rule, change.where) == ("D391", "actions.MakeTalk.summary")
    assert change.before.startswith("#")
    assert change.after == {"en": "Start a talk.", "zh": "创建会话。"}


def test_a_dump_and_the_files_give_the_same_changes() -> None:
    notice = 'deprecated: {since: "2026-11-27", text: {en: Slow., zh: 较慢。}}'
    files = edited((MAKE, "access: write", f"{notice}\naccess: write"))
    new = snapshot(
        edited(
            (MAKE, "max: 900", "max: 500"),
            (MAKE, "qps: 50", "qps: 60"),
            (MAKE, "Make a talk.", "Start a talk."),
        )
    )
    plain = compare(snapshot(files), new)
    old = Snapshot("x", read_dump(compact(snapshot(files).spec).encode(), "x"))
    assert {rule for rule, _ in brief(plain)} == {"D211", "D138", "D391", "D402"}
    assert brief(compare(old, new)) == brief(plain)
    assert [c.fingerprint for c in compare(old, new)] == [c.fingerprint for c in plain]
