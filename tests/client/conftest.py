"""Fixtures of the tests of whole clients."""

from support.client_fixtures import empty_home, no_pauses, one_home

__all__ = ["empty_home", "no_pauses", "one_home"]
