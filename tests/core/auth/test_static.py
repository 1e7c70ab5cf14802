"""StaticProvider returns its credentials and shows no secret."""

from __future__ import annotations

import pickle

import pytest
from support.effects_driver import run

from volc_sdk.credentials import Credentials
from volc_sdk.providers import CredentialsResult, StaticProvider

ISSUED = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")


def test_static_credentials() -> None:
    provider = StaticProvider(ISSUED)
    assert run(provider.fetch()) == CredentialsResult(ISSUED)
    assert "canary" not in repr(provider)
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(provider)
