"""What actions do: a module for each group, a function for each action.

To give an action behaviour, write the function and name it in its module's table:

    def get_conversation_user_count(call: Call) -> dict[str, Any]:
        \"\"\"GetConversationUserCount: members, whether they are online or not.\"\"\"
        row = conversation(call)  # by ConversationShortId, of a kind that the action takes
        return {"Count": member_count(call, row)}

    BEHAVIOUR: Final = {"GetConversationUserCount": get_conversation_user_count}

A new module of this package is found by itself. An action in no table answers its example.

When a function is called, the fields have been held against the spec: types, ranges, lengths,
required fields and conditions, at every depth; a value that an enum does not name is refused;
nulls are gone, and so is an integer 0 beside its string twin. The function has a transaction to
itself: `call.database`, for writing if the spec says `access: write`. Whatever it raises rolls
all of it back. No two calls run at once.

- Fields: `call.body["Name"]`, `call.value("Name")` with the documented default, `call.app_id`,
  `call.inbox_type`.
- Users: `call.user("Operator")` reads the field or its `…Str` twin, `call.user("UserId", item)`
  within a struct, `call.users("ParticipantUserIds")` a list, `call.user_items(…)` a map. Store
  `user` beside `user_key(user)`, compare keys, and answer with `named("UserId", user)` or
  `named_lists("FailedUserIds", users)`, so that each id keeps its form.
- Time and ids: `call.now_s`, `call.now_ms`, `call.new_id()`. Never ask another clock.
- Refusals: `raise Failure("MessageNotFound", "…")` with a code of spec/im/errors.yaml and words
  that say what to do; `raise invalid("Field: …")` for InvalidParam.
- Conversations: `conversations.py` finds them, checks kind, owner and membership with the
  documented codes, and adds, changes and removes members; `infos.py` writes a ConversationInfo
  and the profile of a member.
- Listings: `paging.page(call, query, values, position=…)`.
- Maps in columns: `as_text` and `from_text` of `store.py`.
- Tables: a text `SCHEMA` in the module, each statement ended by `;` and a line feed. Tables that
  two modules need, and new columns of conversations and members, go into `conversations.py`.
  A changed schema makes old files unusable, which their users are told.

Where the documents are silent, add a line to the table in the emulator's README.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from volc_im.emulator.call import Call

Behaviour = Callable[[Call], dict[str, Any]]
"""From a checked call to the `Result` of its reply; raises Failure."""
