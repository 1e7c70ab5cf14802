"""Quickstart: create conversations, list them, and handle errors.

Requires VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY. Set VOLCENGINE_ENDPOINT to use another
server, such as the emulator that `volcgen demo` starts.
"""

from volc_im import (
    Client,
    ConversationCoreInfo,
    ConversationType,
    DataType,
    InvalidParameterError,
    ValidationError,
)

with Client(app_id=661000) as im:
    talk = ConversationCoreInfo(conversation_type=ConversationType.SINGLE, name="Order 7788")
    made = im.create_conversation(
        conversation_core_info=talk, owner_user_id=10001, other_user_id=10002
    )
    print(f"made conversation {made.conversation_short_id} (request {made.request_id})")

    again = im.create_conversation(
        conversation_core_info=talk, owner_user_id=10002, other_user_id=10001
    )
    print(f"the same pair again: exist={again.exist}, id {again.conversation_short_id}")

    for number in range(1, 45):
        im.create_conversation(
            conversation_core_info=ConversationCoreInfo(
                conversation_type=ConversationType.GROUP,
                name=f"Team {number}",
                ext={"number": str(number)},
            ),
            owner_user_id=10001,
            idempotent_id=f"team-{number}",
        )

    listing = im.iter_user_conversations(participant_user_id=10001, data_type=DataType.CREATED)
    names = [talk.name for talk in listing]
    print(f"user 10001 has {len(names)} conversations: {names[0]}, {names[1]}, … {names[-1]}")

    try:
        im.create_conversation(conversation_core_info=talk, owner_user_id=10001)
    except ValidationError as error:
        print(f"refused before sending: {error}")

    try:
        im.create_conversation(
            conversation_core_info=talk, owner_user_id=10001, other_user_id=10001
        )
    except InvalidParameterError as error:
        print(f"refused by the server: {error}")
