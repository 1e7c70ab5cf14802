"""An application in a container, which uses an emulator in another one; see compose.yaml."""

from volc_im import Client

# The endpoint and the keys are environment variables. `allow_http` accepts the http:// URL of a
# container; requests to the platform are always encrypted.
with Client(app_id=661000, allow_http=True) as im:
    for talk in im.iter_user_conversations(participant_user_id=10001):
        print(talk.conversation_short_id, talk.name)
