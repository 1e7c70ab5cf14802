"""Fixtures of the tests of whole clients."""

from support.client_fixtures import empty_home, home, no_pauses

__all__ = ["empty_home", "home", "no_pauses"]
