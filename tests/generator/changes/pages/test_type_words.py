from __future__ import annotations

import pytest

from volcgen.changes.pages.type_words import UnknownTypeError, read_type, spec_words


@pytest.mark.parametrize(
    ("spelling", "words"),
    [
        ("Int", "Integer"), ("int64", "Long"), ("Bool", "Boolean"), ("Float", "Double"), ("STRING", "String"),
        ("`Long`", "Long"), ("Ｌｏｎｇ", "Long"), ("*Long*", "Long"), ("Integer(int64)", "Long"), ("JSON Map", "JSON Map"),
        ("map-key(string)-value(string)", "JSON Map"), ("Map-key(String)-value(Int64)", "JSON Map of Long"),
        ("map[string]string", "JSON Map"), ("Map<String, Long>", "JSON Map of Long"),
        ("Map<String, Array<Long>>", "JSON Map of Array of Long"),
        ("Long[]", "Array of Long"), ("[]Long", "Array of Long"), ("Array<Long>", "Array of Long"),
        ("List<String>", "Array of String"), ("array[string]", "Array of String"),
        ("Array of Long", "Array of Long"), ("String 数组", "Array of String"),
        ("Array of Array of Info", "Array of Array of Info"), ("Info[]", "Array of Info"),
        ("Object of Info", "Object of Info"), ("Object(Info)", "Object of Info"), ("Info", "Object of Info"),
        ("Array of [Info](#info)", "Array of Info"), ("[Info](#info)", "Object of Info"),
    ],
)  # fmt: skip
def test_spellings(spelling: str, words: str) -> None:
    assert spec_words(read_type(spelling)) == words


@pytest.mark.parametrize(
    "spelling", ["Object", "Object[]", "Array", "List of Object", "[详情](#info)"]
)
def test_type_without_the_name_of_its_struct(spelling: str) -> None:
    type_ = read_type(spelling)
    assert type_.has_fields
    assert spec_words(type_) is None


@pytest.mark.parametrize(
    "spelling", ["", "-", "枚举", "Integer/String", "Integer or String", "a" * 300]
)
def test_word_that_is_not_a_type(spelling: str) -> None:
    with pytest.raises(UnknownTypeError):
        read_type(spelling)


def test_width_that_the_page_does_not_give_is_uncertain() -> None:
    assert not read_type("Number").certain
    assert not read_type("uint32").certain
    assert read_type("Integer").certain


@pytest.mark.parametrize("spelling", ["Array<" * 50 + "Long" + ">" * 50, "[]" * 60 + "Long"])
def test_deep_nesting_is_not_a_type(spelling: str) -> None:
    with pytest.raises(UnknownTypeError):
        read_type(spelling)
