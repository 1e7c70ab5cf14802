"""Fixtures of the tests of the core."""

from support.client_fixtures import empty_home, home, no_pauses

__all__ = ["empty_home", "home", "no_pauses"]
