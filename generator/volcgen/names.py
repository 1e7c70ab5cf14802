"""Converts wire names to Python names: `ConversationShortId` → `conversation_short_id`."""

from __future__ import annotations

import keyword
import re
from functools import lru_cache
from typing import Final

# Capitals in a row are one word (`URL`, `P2P`), with a plural s (`IDs`); else a capital starts a word.
_WORDS: Final = re.compile(
    r"[A-Z][A-Z0-9]+s(?![A-Za-z0-9])|[A-Z0-9]+(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]"
)

# Names with a meaning in the scope of fields, parameters and methods: types in annotations, `self` and
# `cls`, functions, and attributes of every result. All other names in such scopes begin with `_`.
RESERVED: Final = frozenset(
    [
        "self",
        "cls",
        "int",
        "str",
        "float",
        "bool",
        "list",
        "dict",
        "field",
        "locals",
        "metadata",
        "request_id",
        "as_datetime",
        "from_dict",
        "to_dict",
        "to_json",
    ]
)
# Attributes of every result; a field must not hide one.
RESULT_ATTRIBUTES: Final = frozenset(
    [
        "failed",
        "idempotency_key",
        "metadata",
        "raw_response",
        "request_id",
        "as_datetime",
        "from_dict",
        "to_dict",
        "to_json",
    ]
)
# Attributes of the clients; an action must not hide one.
CLIENT_ATTRIBUTES: Final = frozenset(
    ["close", "aclose", "call", "with_options", "with_raw_response"]
)

# Options of every command of the command line; a field of such a name gets another option.
RESERVED_OPTIONS: Final = frozenset(
    [
        "help", "profile", "region", "endpoint", "allow-http", "timeout", "max-retries", "output", "query",
        "dry-run", "debug", "yes", "lang", "all", "max-items", "starting-token", "field", "cli-input-json",
        "generate-skeleton", "version",
    ]
)  # fmt: skip
# Words of the names of actions that remove something for good.
_DESTRUCTIVE_WORDS: Final = frozenset(
    ["clear", "delete", "destroy", "drop", "purge", "recall", "remove", "revoke", "unregister"]
)

_LISTING_VERBS: Final = ("batch_get_", "get_", "list_", "scan_")


def words(name: str) -> list[str]:
    """Return the words of a wire name, in lower case."""
    return [word.lower() for word in _WORDS.findall(name)]


@lru_cache(16384)
def snake(name: str) -> str:
    """Return the name of a field, parameter or method; append `_` to keywords and reserved names.

    Raise ValueError if the wire name does not yield an identifier.
    """
    python = "_".join(words(name))
    if not python.isidentifier():
        raise ValueError(f"`{name}` cannot be converted to a Python name")
    return f"{python}_" if keyword.iskeyword(python) or python in RESERVED else python


def constant(name: str) -> str:
    """Return the name of an enum member or a constant; raise ValueError like `snake`."""
    python = "_".join(words(name)).upper()
    if not python.isidentifier():
        raise ValueError(f"`{name}` cannot be converted to a Python name")
    return python


def iterator(action: str) -> str:
    """Return the name of a paging iterator: `GetUserConversations` → `iter_user_conversations`.

    It is in the plural: `ListFriend` → `iter_friends`, `ScanTeamMemberList` → `iter_team_members`. A list
    with one word before it, such as a black list, keeps its name.
    """
    python = snake(action)
    verb = next((each for each in _LISTING_VERBS if python.startswith(each)), "")
    listed = python.removeprefix(verb)
    items = listed.removesuffix("_list")
    if not verb or ("_" not in items and items != listed):
        return f"iter_{listed}"
    return f"iter_{_plural(items)}"


def _plural(name: str) -> str:
    """Return a name in the plural: `history` → `histories`. A name that ends in `s` is plural."""
    if name.endswith("s"):
        return name
    return f"{name[:-1]}ies" if re.search("[^aeiou]y$", name) else f"{name}s"


def command(name: str) -> str:
    """Return a name as a word of the command line: `SendMessage` → `send-message`."""
    return "-".join(words(name))


def option(field: str) -> str:
    """Return the option of a field: `AppId` → `--app-id`. Names of global options get a suffix."""
    name = command(field)
    return f"--{name}-field" if name in RESERVED_OPTIONS else f"--{name}"


def is_destructive(action: str) -> bool:
    """Return whether the name of an action says that it removes something for good.

    The verb is the first word, or the second after `Batch`: `BatchDeleteThing`.
    """
    parts = words(action)
    verb = parts[1] if parts[0] == "batch" and len(parts) > 1 else parts[0]
    return (f"un{parts[1]}" if verb == "un" and len(parts) > 1 else verb) in _DESTRUCTIVE_WORDS


def request_class(action: str) -> str:
    """Return the class name of the request body of an action."""
    return f"{action}Request"


def result_class(action: str) -> str:
    """Return the class name of the result of an action."""
    return f"{action}Result"


def mixin(group: str) -> str:
    """Return the class name of a group's methods: `conversation` → `ConversationMethods`."""
    return "".join(word.capitalize() for word in group.split("_")) + "Methods"
