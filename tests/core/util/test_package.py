from __future__ import annotations

import pickle

import pytest

from volc_sdk._core.util.package import PACKAGE, public_in


def test_the_package_is_the_top_level_one() -> None:
    from volc_im._core.util.package import PACKAGE as GENERATED

    assert (PACKAGE, GENERATED) == ("volc_sdk", "volc_im")


@pytest.mark.parametrize(
    ("module", "public"), [("transports", "volc_sdk.transports"), ("", "volc_sdk")]
)
def test_a_class_reports_its_public_module(module: str, public: str) -> None:
    @public_in(module)
    class Example:
        pass

    assert Example.__module__ == public


def test_pickles_contain_the_public_module() -> None:
    from volc_im._core.http.transport_config import TransportConfig

    data = pickle.dumps(TransportConfig())
    assert b"volc_im.transports" in data
    assert b"_core" not in data
    assert pickle.loads(data) == TransportConfig()
