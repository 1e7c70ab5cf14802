"""Tests of the rules for quotas that actions share."""

from __future__ import annotations

import pytest
from support.broken_specs import MAKE, SERVICE, Broken, assert_broken, broken
from support.project import Project

CASES = [
    broken("unknown quota", "L228", (MAKE, "qps: 50", "shared_quota: ‹write›"), (SERVICE, "labels:", "shared_quotas: {writes: {qps: 5}}\nlabels:"), help_="did you mean `writes`?", count=2),
    broken("quota that no action has", "L234", (SERVICE, "labels:", "shared_quotas: {‹writes›: {qps: 5}}\nlabels:")),
    broken("quota without a limit", "L228", (MAKE, "qps: 50", "shared_quota: writes"), (SERVICE, "labels:", "shared_quotas: {‹writes›: {}}\nlabels:"), message="needs either `qps` or `rate_limit`"),
    broken("quota that counts items", "L228", (MAKE, "qps: 50", "shared_quota: writes"), (SERVICE, "labels:", "shared_quotas: {writes: {rate_limit: {amount: 5, per: day, ‹counts›: Tags}}}\nlabels:"), message="a shared quota counts calls"),
    broken("own limit beside a quota", "L228", (MAKE, "qps: 50", "qps: 50\n‹shared_quota›: writes"), (SERVICE, "labels:", "shared_quotas: {writes: {qps: 5}}\nlabels:"), message="`shared_quota` beside `qps`"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)
