"""Whether values fit their types: examples, defaults, enum values and limits."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    LIST,
    MAKE,
    SERVICE,
    STRUCTS,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project

pytestmark = pytest.mark.usefixtures("loose")  # each case breaks one rule, in few words


VALUES = [
    broken(
        "example of another type",
        "L207",
        (MAKE, "example: key-1", "example: ‹5›"),
        message="`5` is not a valid String",
        help_='put quotes around it: "5"',
    ),
    broken("example above the greatest value", "L207", (MAKE, "example: 10", "example: ‹901›"), help_="900"),
    broken("example below the least value", "L207", (STRUCTS, "example: 0.5", "example: ‹-0.5›"), help_="use 0 or more"),
    broken("example out of the type's range", "L207", (SERVICE, "example: 7", "example: ‹2147483648›"), help_="2147483647"),
    broken("example that is too long", "L207", (STRUCTS, "example: Tea", f"example: ‹{'x' * 21}›"), help_="20"),
    broken("example with too many items", "L207", (STRUCTS, "example: {color: blue}", "example: ‹{›a: b, c: d, e: f, g: h}")),
    broken("example that is not a value of the enum", "L207", (STRUCTS, "required: true, example: 1", "required: true, example: ‹3›"), help_="one of 1, 2"),
    broken("true as a number", "L207", (MAKE, "example: 11", "example: ‹true›"), message="is not a valid Long"),
    broken("item of an example", "L207", (STRUCTS, "example: [a, b]", "example: [a, ‹1›]"), message="`1` is not a valid String"),
    broken("value of an example's map", "L207", (STRUCTS, "example: {color: blue}", "example: {color: ‹3›}")),
    broken(
        "unknown field of an example",
        "L207",
        (MAKE, "    OtherId: 11", "    OtherIdd: ‹11›"),
        message="request: unknown field `OtherIdd`",
        help_="did you mean `OtherId`?",
    ),
    broken(
        "missing field of an example",
        "L207",
        (MAKE, "examples:\n  request:\n", "examples:\n  ‹request›:\n"),
        (MAKE, "    OwnerId: 10\n", ""),
        message="request: the required field `OwnerId` is missing",
        help_="add `OwnerId`",
    ),
    broken("missing field in an example's struct", "L207", (MAKE, "Info: {Kind: 1, Mood: wild,", "Info: ‹{›Mood: wild,"), message="`Kind` is missing"),
    broken("wrong value deep in an example", "L207", (MAKE, "{Score: 0.5,", "{Score: ‹high›,"), message="request: `high` is not a valid Double"),
    broken("unknown field deep in an example", "L207", (LIST, "[{Kind: 2, Name: Tea}]", "[{Kind: 2, Nmae: ‹Tea›}]"), help_="did you mean `Name`?"),
    broken("result's example", "L207", (LIST, "More: false}", "More: ‹0›}"), message="result: `0` is not a valid Boolean"),
    broken("null in an example", "L207", (MAKE, "    OtherId: 11", "    OtherId: ‹null›")),
    broken("null for a text", "L207", (MAKE, "wild, Name: Tea,", "wild, Name: ‹null›,"), message="request: `null` is not a valid String", help_='write ""'),
    broken("default of another type", "L210", (MAKE, "default: false", 'default: ‹"no"›'), message="is not a valid Boolean"),
    broken("default that is not a value of the enum", "L210", (STRUCTS, "default: calm", "default: ‹cold›"), help_="one of calm, wild"),
    broken("enum value of another type", "L208", (STRUCTS, "GROUP: {value: 2", 'GROUP: {value: ‹"2"›'), message="`2` is not a valid Integer", count=2),
    broken("number as a String enum's value", "L208", (STRUCTS, "value: wild", "value: ‹5›"), count=2),
    broken("enum value twice", "L221", (STRUCTS, "GROUP: {value: 2", "GROUP: {value: ‹1›"), message="`1` occurs twice in Kind", count=2),
    broken("least above greatest", "L219", (MAKE, "min: 1, max: 900", "min: ‹901›, max: 900"), message="901 is above the maximum 900", count=3),
    broken("limit that has no meaning", "L219", (MAKE, "  Silent: {type: Boolean", "  Silent: {type: Boolean, ‹max_length›: 3"), message="does not apply to Boolean"),
    broken("length of a number", "L219", (STRUCTS, "Score: {type: Double, min: 0", "Score: {type: Double, ‹max_items›: 0")),
    broken("unit of a text", "L219", (STRUCTS, "Name: {type: String", "Name: {type: String, ‹unit›: seconds")),
]  # fmt: skip


@pytest.mark.parametrize("case", VALUES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)
