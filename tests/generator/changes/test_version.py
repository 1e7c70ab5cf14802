"""The next version by the level of the changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import bounded

from volcgen.changes.change import LEVELS, Level
from volcgen.changes.version import Version, parse_version
from volcgen.errors import ReleaseError

NUMBERS = st.integers(0, 999_999_999)
VERSIONS = st.builds(Version, NUMBERS, NUMBERS, NUMBERS)


@pytest.mark.parametrize(
    ("before", "level", "after"),
    [
        ("0.1.4", "none", "0.1.4"),
        ("0.1.4", "text", "0.1.5"),
        ("0.1.4", "additive", "0.1.5"),
        ("0.1.4", "behaviour", "0.1.5"),
        ("0.1.4", "breaking", "0.2.0"),
        ("0.0.1", "breaking", "0.1.0"),
        ("1.2.3", "none", "1.2.3"),
        ("1.2.3", "text", "1.2.4"),
        ("1.2.3", "additive", "1.3.0"),
        ("1.2.3", "behaviour", "1.3.0"),
        ("1.2.3", "breaking", "2.0.0"),
        ("0.9.9", "breaking", "0.10.0"),
    ],
)
def test_the_next_version(before: str, level: Level, after: str) -> None:
    assert str(parse_version(before).next(level)) == after


@given(VERSIONS)
@bounded(200)
def test_a_version_is_read_as_it_is_written(version: Version) -> None:
    assert parse_version(str(version)) == version


@given(VERSIONS)
@bounded(200)
def test_a_graver_level_never_has_a_smaller_version(version: Version) -> None:
    following = [version.next(level) for level in LEVELS]
    assert following == sorted(following)
    assert following[0] == version < following[1]


def test_versions_are_ordered_as_numbers() -> None:
    assert parse_version("0.9.0") < parse_version("0.10.0") < parse_version("1.0.0")


@pytest.mark.parametrize(
    "text",
    ["", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-rc1", "1.2.3+x", "v1.2.3", " 1.2.3", "1.2.3\n", "1.-2.3", "a.b.c", "١.2.3", "1.2." + "9" * 5000],
)  # fmt: skip
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ReleaseError, match=r"expected a version of three numbers, such as 1\.2\.0"):
        parse_version(text)
