"""Import of users: `RegisterUsers` for a list of users, and a check of what was registered.

`RegisterUsers` has no idempotency key, and the documents do not describe what happens if a user is
registered again. After an interruption, the profiles that exist are therefore compared with those of
the import, and only users who are not registered are sent again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from volc_sdk._core.schema.models import Result
from volc_sdk.bulk.ledger import DONE, PENDING, Outcome
from volc_sdk.bulk.running import BatchJob

FIELDS: Final[Mapping[str, Any]] = {
    "nick_name": "", "portrait": "", "tags": [], "ext": {}, "is_robot": False,
}  # fmt: skip
"""Fields of a profile by Python name, with the value of a user who does not have the field."""


class _Client(Protocol):
    def register_users(self, *, users: Sequence[Any]) -> Result: ...
    def batch_get_user(self, *, user_ids: Sequence[int]) -> Any: ...


def register(client: _Client, users: list[Any]) -> Result:
    """Register users, each a mapping of the fields of `RegisterUserInfo` by Python name."""
    return client.register_users(users=users)


def find_registered(client: _Client, users: Mapping[str, Any]) -> dict[str, Outcome]:
    """Return which users are registered as the import demands."""
    found = client.batch_get_user(user_ids=[user["user_id"] for user in users.values()])
    profiles = {str(profile.user_id): profile for profile in found.users}
    return {key: _outcome(user, profiles.get(key)) for key, user in users.items()}


def _outcome(user: Mapping[str, Any], profile: Any) -> Outcome:
    if profile is None:
        return PENDING
    for name, empty in FIELDS.items():
        expected, actual = user.get(name) or empty, getattr(profile, name) or empty
        if (sorted({*expected}) != sorted({*actual})) if name == "tags" else expected != actual:
            reason = f"the call was interrupted, and the user is registered with another {name}"
            return Outcome("unknown", reason)
    return DONE


IMPORT: Final = BatchJob(register, find_registered)
"""Registers the users of a chunk. The key of an item is the user ID; a call accepts 20 users."""
