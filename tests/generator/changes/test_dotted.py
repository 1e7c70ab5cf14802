"""Dotted names as arrays and structs: every nesting has one reading, and others are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.page_facts import row
from support.project import bounded

from volcgen.changes.dotted import DottedNameError, is_index, without_dots
from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, StructFacts
from volcgen.changes.tables import parsed

Tree = dict[str, tuple[int, "str | Tree"]]
"""Fields by name: the number of arrays around it, and its type or its fields."""


def action(*rows: FieldFacts, structs: tuple[StructFacts, ...] = ()) -> ActionFacts:
    return ActionFacts(
        "a.md", "page", Fact("Act", 1), method=Fact("POST", 2), request=rows, structs=structs
    )


def types(facts: ActionFacts) -> dict[str, str]:
    """Return the types of the request and of its structs by path."""

    def inner(rows: tuple[FieldFacts, ...], prefix: str) -> Iterator[tuple[str, str]]:
        for it in rows:
            assert it.type is not None
            yield f"{prefix}{it.name}", it.type.value
            type_ = parsed(it.type.value)
            name = type_.struct_name if type_ is not None else ""
            for struct in facts.structs:
                if struct.name == name:
                    yield from inner(struct.fields, f"{prefix}{it.name}.")

    return dict(inner(facts.request, ""))


NAMES = st.sampled_from(["Key", "Value", "Tags", "Ids", "Filter"])
TREES = st.recursive(
    st.dictionaries(
        NAMES,
        st.tuples(st.integers(0, 2), st.sampled_from(["String", "Long", "JSON Map"])),
        min_size=1,
        max_size=3,
    ),
    lambda below: st.dictionaries(
        NAMES, st.tuples(st.integers(0, 1), below), min_size=1, max_size=3
    ),
    max_leaves=12,
)


def rows_of(tree: Tree, prefix: str = "") -> Iterator[FieldFacts]:
    for name, (arrays, inner) in tree.items():
        here = f"{prefix}{name}{'.N' * arrays}"
        if isinstance(inner, str):
            yield row(here, 5, inner)
        else:
            yield from rows_of(inner, f"{here}.")


def paths_of(tree: Tree, prefix: str = "") -> Iterator[tuple[str, int, str]]:
    for name, (arrays, inner) in tree.items():
        yield f"{prefix}{name}", arrays, inner if isinstance(inner, str) else ""
        if not isinstance(inner, str):
            yield from paths_of(inner, f"{prefix}{name}.")


@bounded(60)
@given(TREES)
def test_every_nesting_is_read_back(tree: Tree) -> None:
    found = types(without_dots(action(*rows_of(tree))))
    expected = list(paths_of(tree))
    assert found.keys() == {path for path, _, _ in expected}
    for path, arrays, scalar in expected:
        assert found[path].count("Array of ") == arrays
        assert not scalar or found[path].endswith(scalar)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("Ids.N", 5, "String")], {"Ids": "Array of String"}),
        ([row("Ids.N", 5, "Array of String")], {"Ids": "Array of String"}),
        ([row("Ids.1", 5, "Long"), row("Ids.2", 6, "Long")], {"Ids": "Array of Long"}),
        ([row("Tag.Key", 5, "String")], {"Tag": "Object of Tag", "Tag.Key": "String"}),
        (
            [row("Tags.N.Values.M", 5, "String")],
            {"Tags": "Array of Tags", "Tags.Values": "Array of String"},
        ),
        ([row("Zone", 5, "String")], {"Zone": "String"}),
    ],
    ids=lambda value: value[0].name if isinstance(value, list) else "",
)
def test_names_of_documents(rows: list[FieldFacts], expected: Mapping[str, str]) -> None:
    assert types(without_dots(action(*rows))) == expected


def test_a_row_of_its_own_states_whether_it_is_required() -> None:
    own = replace(row("Tags", 4, "String", required=True), type=None)
    (tags,) = without_dots(action(own, row("Tags.N.Key", 5, "String", required=False))).request
    assert tags.required is not None
    assert tags.required.value is True
    (tags,) = without_dots(action(row("Tags.N.Key", 5, "String", required=True))).request
    assert tags.required is None  # an item needs the key, but perhaps there is no item
    assert [doubt.what for doubt in tags.unknown] == ["required"]


def test_an_array_of_a_result_without_an_index_is_not_certain() -> None:
    own = replace(row("Tags", 4, "String"), type=None)
    facts = replace(action(), result=(own, row("Tags.Key", 5, "String")))
    (tags,) = without_dots(facts).result
    assert tags.type is not None
    assert not tags.type.certain


def test_dotted_names_in_a_body_show_a_form() -> None:
    facts = without_dots(action(row("Tags.N.Key", 5, "String")))
    assert facts.encoding == Fact("form", 5)
    query = replace(row("Tags.N.Key", 5, "String"), location="query")
    assert without_dots(action(query)).encoding is None


def test_names_of_structs_do_not_collide() -> None:
    own = StructFacts("Tags", 9, (row("Id", 10, "Long"),))
    facts = action(row("Tags.N.Key", 5, "String"), row("Old", 6, "Object of Tags"), structs=(own,))
    assert types(without_dots(facts))["Old.Id"] == "Long"
    assert types(without_dots(facts))["Tags.Key"] == "String"


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ([row("A.N", 5, "Long"), row("A.B", 6, "Long")], 6, "disagree on whether `A` is an array"),
        ([row("A", 5, "String"), row("A.N.B", 6, "Long")], 5, "`A` is String, but it has fields"),
        ([row("A", 5, "Object of Own"), row("A.B", 6, "Long")], 5, "listed twice"),
    ],
)
def test_names_that_contradict_each_other(rows: list[FieldFacts], line: int, reason: str) -> None:
    own = StructFacts("Own", 9, (row("Id", 10, "Long"),))
    with pytest.raises(DottedNameError, match=reason) as caught:
        without_dots(action(*rows, structs=(own,)))
    assert caught.value.line == line


@pytest.mark.parametrize("name", [".A", "A.", "A..B", "N.A", "."])
def test_other_names_are_left_as_they_are(name: str) -> None:
    facts = action(row(name, 5, "Long"))
    assert without_dots(facts) == facts


def test_indices() -> None:
    assert all(map(is_index, ["N", "n", "M", "1", "20"]))
    assert not any(map(is_index, ["", "Name", "٣", "NN"]))
