"""Handlers of actions: a module for each group, a function for each action.

To handle an action, write a function and add it to the table of its module:

    def get_conversation_user_count(context: IMContext) -> dict[str, Any]:
        \"\"\"GetConversationUserCount: return the number of members.\"\"\"
        return {"Count": member_count(context, conversation(context))}

    HANDLERS: Final = {"GetConversationUserCount": get_conversation_user_count}

`registry.py` lists the modules. An action without a handler answers with its documented example.

A handler gets a request that has been checked against the spec: types, ranges, lengths, required
fields and conditions, at every depth. Values that an enum does not name are refused. Nulls are removed,
and so is an integer 0 beside its string alternative. The handler runs in a transaction. The transaction
can write if the action has `access: write` in the spec. It is rolled back if the handler raises.
Handlers run one at a time.

- Fields: `context.body["Name"]`, `context.value("Name")` with the documented default,
  `context.app_id`, `context.inbox_type`.
- Users: `context.user("Operator")` reads a field or its string alternative. `context.user("UserId",
  item)` does so in an object in the body. `context.users("ParticipantUserIds")` reads a list,
  `context.user_items(…)` a map, `context.user_infos("Users", "UserId")` a list of objects. Store both `user` and `user_key(user)`, and compare keys. Reply with
  `user_field("UserId", user)` or `user_list_fields("FailedUserIds", users)`, so that an id is returned
  in the form in which it was sent.
- Time and ids: `context.now_s`, `context.now_ms`, `context.new_id()`. Do not use another clock.
- Errors: `raise ServiceError("MessageNotFound", "…")` with a code of spec/im/errors.yaml and a message
  that says what to do; `raise invalid("…", path="Field")` for InvalidParam. A path consists of wire
  names; use `errors_inside("Field")` around code that reads an object in the body.
- Conversations: `conversation_store.py` finds them, checks kind, owner and membership with the documented
  codes, and adds, changes and removes members; `serializers.py` builds a ConversationInfo and the
  profile of a member.
- Listings: `read_page(context, query, values, position=…)` of the engine's `paging.py`.
- Maps in columns: `as_text` and `from_text` of the engine's `store.py`.
- Tables: a text `SCHEMA` in the module, with a semicolon and a line feed after each statement. Tables
  that several modules need, and columns of conversations and members, are in `conversation_store.py`. A
  file with an earlier schema is refused.

Where the documents leave a question open, add a line to the table in the emulator's README.
"""
