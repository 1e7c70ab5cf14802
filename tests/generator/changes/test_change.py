"""A change: its fingerprint and the level of several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from volcgen.changes.change import Change, Class, Level, level_of

CHANGE = Change("D137", "behaviour", "actions.A.qps", 50, 20, "behaviour", "A rate falls")


def test_a_fingerprint_depends_on_the_facts_alone() -> None:
    assert CHANGE.fingerprint == "bf2697c5ab2d"
    moved = replace(CHANGE, path="a.yaml", line=3, message="x", accepted="y", concerns=("A",))
    assert moved.fingerprint == CHANGE.fingerprint
    others = (
        replace(CHANGE, rule="D138"),
        replace(CHANGE, where="actions.B.qps"),
        replace(CHANGE, before=40),
        replace(CHANGE, after=None),
    )
    assert len({change.fingerprint for change in (CHANGE, *others)}) == 5


def test_a_list_and_a_tuple_have_one_fingerprint() -> None:
    assert (
        replace(CHANGE, before=("a", "b")).fingerprint
        == replace(CHANGE, before=["a", "b"]).fingerprint
    )


@pytest.mark.parametrize(
    ("classes", "level"),
    [
        (set[Class](), "none"),
        ({"text"}, "text"),
        ({"text", "additive"}, "additive"),
        ({"behaviour", "text"}, "behaviour"),
        ({"behaviour", "breaking", "text"}, "breaking"),
    ],
)
def test_the_level_is_the_gravest_class(classes: set[Class], level: Level) -> None:
    assert level_of(classes) == level
