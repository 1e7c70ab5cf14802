"""Every rule of the whole spec has a case in a module of this folder."""

from __future__ import annotations

from volcgen.rules import RULES

from . import (
    test_actions,
    test_conventions,
    test_deprecations,
    test_evidence,
    test_fields,
    test_naming,
    test_paging,
    test_rates,
    test_service,
    test_structs,
    test_texts,
    test_usage,
    test_values,
    test_wire,
)


def test_every_rule_has_a_case() -> None:
    cases = [
        *test_fields.TYPES, *test_fields.LINKS, *test_structs.CYCLES, *test_structs.CHOICES,
        *test_naming.NAMES, *test_values.VALUES, *test_service.CASES, *test_actions.CASES,
        *test_texts.TEXTS, *test_conventions.FIELDS, *test_deprecations.BROKEN, *test_usage.CASES, *test_evidence.CASES,
        *test_wire.CASES, *test_paging.CASES, *test_rates.CASES,
    ]  # fmt: skip
    rules = {case.rule for case in cases}
    elsewhere = {"L216", "L222", "L250"}
    assert rules | elsewhere == {rule for rule in RULES if rule.startswith("L")} | {"S104", "S105"}
    assert not rules & elsewhere
