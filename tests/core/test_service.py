"""Tests of service models: lazy lookup of actions and error codes."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import pytest
from support.kv_service import ERROR_CODES, kv_service


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules of a generated package."""
    for name, values in {
        "volc_kv": {"__path__": []},
        "volc_kv.actions": {"__path__": []},
        "volc_kv.actions.value": {"PUT_VALUE": "the action"},
        "volc_kv.error_codes": {"ERROR_CODES": ERROR_CODES},
    }.items():
        module: Any = ModuleType(name)
        vars(module).update(values)
        monkeypatch.setitem(sys.modules, name, module)


@pytest.mark.usefixtures("modules")
def test_actions_and_error_codes_are_found_in_the_package() -> None:
    service = kv_service()
    found: object = service.action("PutValue")
    assert found == "the action"
    assert service.error_codes is ERROR_CODES
    with pytest.raises(KeyError):
        service.action("GetValue")


def test_nothing_is_imported_before_it_is_needed() -> None:
    service = kv_service(package="package_that_does_not_exist")
    with pytest.raises(ModuleNotFoundError, match="package_that_does_not_exist"):
        service.action("PutValue")
    with pytest.raises(ModuleNotFoundError, match="package_that_does_not_exist"):
        service.error_codes  # noqa: B018


def test_of_codes_that_share_a_number_the_first_is_found() -> None:
    assert ERROR_CODES.by_number == {7: "TooFast"}


def test_a_service_is_frozen_and_compares_by_value() -> None:
    service = kv_service()
    with pytest.raises(AttributeError, match="can't set attribute"):
        service.name = "other"  # type: ignore[misc]
    assert service == kv_service() != service._replace(name="other")
    assert hash(service) == hash(kv_service())
