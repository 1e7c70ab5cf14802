"""Rules for every field."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    LIST,
    MAKE,
    STRUCTS,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project

pytestmark = pytest.mark.usefixtures("loose")  # each case breaks one rule, in few words


WORDS = "description: {en: X., zh: 某。}"


TYPES = [
    broken(
        "unknown type",
        "L201",
        (MAKE, "OtherId: {type: Long", "OtherId: {type: ‹Thing›"),
        message="unknown type `Thing`",
        help_="types are Integer, Long, String, Boolean, Double, JSON Map",
    ),
    broken(
        "misspelt type",
        "L201",
        (MAKE, "OtherId: {type: Long", "OtherId: {type: ‹Lnog›"),
        message="unknown type `Lnog`",
        help_="did you mean `Long`?",
    ),
    broken(
        "type in lower case",
        "L201",
        (STRUCTS, "Score: {type: Double", "Score: {type: ‹double›"),
        help_="did you mean `Double`?",
    ),
    broken("bare of", "L201", (STRUCTS, "type: Array of String", "type: ‹Array of s›")),
    broken("object of a scalar", "L202", (MAKE, "Object of Info", "‹Object of Long›"), count=3),
    broken(
        "type that nests without end",
        "L201",
        (STRUCTS, "type: Array of String", f"type: ‹{'Array of ' * 5}String›"),
        help_="at most",
    ),
    broken(
        "unknown other type",
        "L201",
        (MAKE, "also_types: [String]", "also_types: [Long, ‹Strnig›]"),
        help_="did you mean `String`?",
    ),
    broken(
        "dangling struct",
        "L202",
        (STRUCTS, "Object of Detail", "‹Object of Detial›"),
        message="unknown struct `Detial`",
        help_="did you mean `Detail`?",
    ),
    broken("dangling struct of an array", "L202", (LIST, "Array of Info", "‹Array of Inf›")),
    broken(
        "dangling enum",
        "L203",
        (STRUCTS, "enum: Mood", "enum: ‹Moods›"),
        message="unknown enum `Moods`",
        help_="did you mean `Mood`?",
    ),
    broken("enum of another type", "L208", (STRUCTS, "enum: Mood", "enum: ‹Kind›"), count=3),
    broken(
        "pattern that is none",
        "L249",
        (STRUCTS, "Name: {type: String,", "Name: {type: String, pattern: ‹'[A-Z'›,"),
        message="it is not a regular expression",
    ),
    broken(
        "pattern with an anchor",
        "L249",
        (STRUCTS, "Name: {type: String,", "Name: {type: String, pattern: ‹'[A-Z]+$'›,"),
        help_="remove `$`",
    ),
    broken(
        "pattern without an example",
        "L249",
        (
            STRUCTS,
            "Name: {type: String, max_length: 20, example: Tea,",
            "Name: {type: String, max_length: 20, pattern: ‹'[A-Z]+.*'›,",
        ),
        help_="add `example`",
    ),
    broken(
        "pattern of a number",
        "L219",
        (STRUCTS, "Score: {type: Double,", "Score: {type: Double, ‹pattern›: '[0-9]',"),
        message="`pattern` does not apply to Double",
    ),
    broken(
        "example that does not match",
        "L207",
        (
            STRUCTS,
            "Name: {type: String, max_length: 20, example: Tea",
            "Name: {type: String, max_length: 20, pattern: '[a-z]+', example: ‹Tea›",
        ),
        help_="use a text that matches [a-z]+",
        count=3,
    ),
    broken(
        "enum on an array of another type",
        "L208",
        (STRUCTS, "Tags: {type: Array of String", "Tags: {type: Array of String, enum: ‹Kind›"),
        count=4,
    ),
]


LINKS = [
    broken("twin of nothing", "L213", (MAKE, "string_alternative_of: OwnerId", "string_alternative_of: ‹OwnreId›"), help_="did you mean `OwnerId`?"),
    broken("twin of a text", "L213", (MAKE, "string_alternative_of: OwnerId", "string_alternative_of: ‹Key›")),
    broken("twin that is a number", "L213", (MAKE, "OwnerIdStr: {type: String, string_alternative_of: OwnerId", "OwnerIdStr: {type: Long, string_alternative_of: ‹OwnerId›")),
    broken("map as the twin of an integer", "L213", (MAKE, "OwnerIdStr: {type: String, string_alternative_of: OwnerId", "OwnerIdStr: {type: JSON Map of Long, string_alternative_of: ‹OwnerId›"), message="JSON Map of Long cannot replace Long"),
    broken("array as the twin of an integer", "L213", (MAKE, "OwnerIdStr: {type: String, string_alternative_of: OwnerId", "OwnerIdStr: {type: Array of String, string_alternative_of: ‹OwnerId›")),
    broken("length of time without a unit", "L226", (MAKE, "OtherId: {type: Long,", "OtherId: {type: Long, ‹duration›: true,")),
]  # fmt: skip


@pytest.mark.parametrize("case", [*TYPES, *LINKS], ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)
