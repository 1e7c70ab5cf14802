"""Tests of the rules for method, encoding and version."""

from __future__ import annotations

import pytest
from support.broken_specs import KEY, MAKE, SERVICE, STRUCTS, SUMMARY, Broken, assert_broken, broken
from support.project import Project

CASES = [
    broken("unknown method", "S104", (SERVICE, "signing_name: rtc", "signing_name: rtc\nmethod: ‹PATCH›"), message="`PATCH` is not a valid `method`", help_="expected one of GET, POST"),
    broken("unknown encoding of an action", "S104", (MAKE, SUMMARY, f"encoding: ‹xml›\n{SUMMARY}"), help_="expected one of json, form, query"),
    broken("body on GET", "L247", (MAKE, SUMMARY, f"method: GET\nencoding: ‹json›\n{SUMMARY}"), message="MakeTalk is sent with GET, which has no body", help_="write `encoding: query`, or `method: POST`"),
    broken("body on GET of the service", "L247", (SERVICE, "signing_name: rtc", "signing_name: rtc\nmethod: GET\nencoding: ‹form›"), count=2),
    broken("version that is no date", "S105", (SERVICE, 'version: "2020-12-01"', "version: ‹v2›"), help_="the form is"),
    broken("version of an action in a month that does not exist", "S105", (MAKE, SUMMARY, f"version: ‹'2020-13-01'›\n{SUMMARY}")),
    broken("dot in a name", "L248", (MAKE, SUMMARY, f"encoding: form\n{SUMMARY}"), (MAKE, KEY, f"  ‹Your.Key›: {{type: String, example: a, description: {{en: X., zh: 某。}}}}\n{KEY}"), message="`Your.Key` contains a dot"),
    broken("dot in a name of a struct", "L248", (MAKE, SUMMARY, f"encoding: form\n{SUMMARY}"), (STRUCTS, "      Score: {", "      ‹A.B›: {type: String, description: {en: X., zh: 某。}}\n      Score: {")),
    broken("map of lists", "L248", (MAKE, SUMMARY, f"method: GET\n{SUMMARY}"), (STRUCTS, "Ext: {type: JSON Map, max_items: 3, example: {color: blue}", "Ext: {type: ‹JSON Map of Array of String›, max_items: 3, example: {color: [blue]}"), message="names are ambiguous"),
    broken("name of a parameter of each query", "L248", (MAKE, SUMMARY, f"method: GET\n{SUMMARY}"), (MAKE, KEY, f"  ‹Version›: {{type: String, example: a, description: {{en: X., zh: 某。}}}}\n{KEY}")),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)
