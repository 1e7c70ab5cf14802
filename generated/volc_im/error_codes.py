# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Error codes of replies, from document 6348/412253. A server may send others."""

from __future__ import annotations

from typing import Final

from ._core.enums import OpenStrEnum
from ._core.schema.error_codes import ErrorCodes

__all__ = ["ERROR_CODES", "ErrorCode"]


class ErrorCode(OpenStrEnum):
    """An error code. Compare it with `error.code`."""

    UNDEFINED_ERROR = "UndefinedError"
    """Unspecified error. Try again later. If the error persists, report the request ID."""

    MISSING_PARAMETER = "MissingParameter"
    """A parameter that the gateway requires is missing. Send Action and Version."""

    MISSING_AUTHENTICATION_TOKEN = "MissingAuthenticationToken"
    """The request has no signature. Sign the request."""

    MISSING_REQUEST_INFO = "MissingRequestInfo"
    """The request lacks information that the gateway requires. Check the URL and the headers."""

    MISSING_SIGNATURE = "MissingSignature"
    """The signature is missing. Sign the request."""

    INVALID_TIMESTAMP = "InvalidTimestamp"
    """The time of the request differs too much from the server's time. Set the clock of this machine."""

    SERVICE_NOT_FOUND = "ServiceNotFound"
    """The service does not exist at this address. Check the endpoint and the region."""

    INVALID_ACTION_OR_VERSION = "InvalidActionOrVersion"
    """The action does not exist in this version of the API. Check the name and the version of the action."""

    INVALID_ACCESS_KEY = "InvalidAccessKey"
    """The access key does not exist. Check whether the access key was deleted or, for temporary keys, has expired."""

    INVALID_CLIENT_TOKEN_ID = "InvalidClientTokenId"
    """The old name of `InvalidAccessKey`. Check whether the access key was deleted or, for temporary keys, has expired."""

    EXPIRED_TOKEN = "ExpiredToken"
    """The session token has expired. Fetch new temporary keys. If the provider of the keys can renew them, the client has already tried this."""

    EXPIRED_TOKEN_EXCEPTION = "ExpiredTokenException"
    """The session token has expired; another name of `ExpiredToken`. Fetch new temporary keys. If the provider of the keys can renew them, the client has already tried this."""

    REQUEST_EXPIRED = "RequestExpired"
    """The request was signed with expired keys. Fetch new temporary keys. If the provider of the keys can renew them, the client has already tried this."""

    SIGNATURE_DOES_NOT_MATCH = "SignatureDoesNotMatch"
    """The signature does not match. Check the secret key."""

    LACK_POLICY = "LackPolicy"
    """The user of the key has no policy for this action. Grant the policy in the console."""

    ACCESS_DENIED = "AccessDenied"
    """The user of the key is not permitted to call this action. Grant the permission in the console."""

    INTERNAL_ERROR = "InternalError"
    """The service failed. Try again later."""

    INTERNAL_SERVICE_ERROR = "InternalServiceError"
    """The service behind the gateway failed. Try again later."""

    FAIL_TO_CONNECT = "FailToConnect"
    """The gateway could not reach the service. Try again later."""

    INTERNAL_SERVICE_TIMEOUT = "InternalServiceTimeout"
    """The service did not reply to the gateway in time. The call may have been executed. Check the result before you repeat a write."""

    FLOW_LIMIT_EXCEEDED = "FlowLimitExceeded"
    """Too many calls of this action. Reduce the rate of calls."""

    ACCOUNT_FLOW_LIMIT_EXCEEDED = "AccountFlowLimitExceeded"
    """The quota of the account is exhausted. Reduce the rate of calls. All processes of the account share the quota."""

    SERVICE_UNAVAILABLE_TEMP = "ServiceUnavailableTemp"
    """The service is temporarily unavailable. Try again later."""

    METHOD_NOT_ALLOWED = "MethodNotAllowed"
    """The HTTP method is not accepted. Use POST."""

    LACK_PROJECT_POLICY = "LackProjectPolicy"
    """The user of the key has no policy for this project. Grant the policy in the console."""

    JSON_PARSING_ERROR = "JsonParsingError"
    """The body is not valid JSON. Send a JSON object."""

    INVALID_PARAM = "InvalidParam"
    """The value of a field is invalid. Compare the fields with the document of the action."""

    CONVERSATION_NOT_FOUND = "ConversationNotFound"
    """The conversation does not exist. Check the conversation ID."""

    PARTICIPANT_NOT_IN_CONVERSATION = "ParticipantNotInConversation"
    """The user is not a member of the conversation. Check the conversation ID and the user ID."""

    MESSAGE_NOT_FOUND = "MessageNotFound"
    """The message does not exist. Check the message ID."""

    SETTING_NOT_FOUND = "SettingNotFound"
    """The setting does not exist. Check the conversation ID and the user ID."""

    PARTICIPANT_NOT_FOUND = "ParticipantNotFound"
    """The member does not exist. Check the conversation ID and the user ID."""

    USER_NOT_FOUND = "UserNotFound"
    """The user does not exist. Register the user first."""

    APP_NOT_FOUND = "AppNotFound"
    """The application does not exist. Check the `AppId`."""

    APP_STATUS_EXCEPTION = "AppStatusException"
    """The application is disabled. Enable it in the console."""

    NO_AUTH = "NoAuth"
    """The application belongs to another account. Check the `AppId` and the account of the key."""

    ONLY_OWNER_CAN_OPERATOR = "OnlyOwnerCanOperator"
    """Only the owner is permitted to do this. Send the ID of the owner."""

    OWNER_SHOULD_BE_EQUAL = "OwnerShouldBeEqual"
    """A member added as owner is not the owner of the conversation. Send the same ID, or change the owner first."""

    CREATE_SINGLE_CONVERSATION_NEED_OTHER_PARTICIPANT_ID = (
        "CreateSingleConversationNeedOtherParticipantId"
    )
    """A one-to-one conversation requires its other member. Send `OtherUserId`."""

    CONVERSATION_SHORT_IDS_HAS_INVALID_ELEM = "ConversationShortIdsHasInvalidElem"
    """The list of IDs contains an invalid ID. Check the IDs."""

    SINGLE_CONVERSATION_NOT_SUPPORT = "SingleConversationNotSupport"
    """Not supported in a one-to-one conversation. Use another type of conversation."""

    ONLY_SINGLE_CONVERSATION_SUPPORT = "OnlySingleConversationSupport"
    """Supported only in one-to-one conversations. Use a one-to-one conversation."""

    LIVE_CONVERSATION_NOT_SUPPORT = "LiveConversationNotSupport"
    """Not supported in a live group. Use another type of conversation."""

    ONLY_LIVE_CONVERSATION_SUPPORT = "OnlyLiveConversationSupport"
    """Supported only in live groups. Use a live group."""

    CONVERSATION_PARTICIPANTS_MORE_THAN_LIMIT = "ConversationParticipantsMoreThanLimit"
    """The conversation would have too many members. Raise the limit in the console."""

    MORE_THAN_USER_CONVERSATION_LIMIT = "MoreThanUserConversationLimit"
    """The user is in too many conversations. Raise the limit in the console."""

    MANAGER_MORE_THAN_LIMIT = "ManagerMoreThanLimit"
    """The live group has too many managers. The default limit is 10. Remove a manager first."""

    BLOCK_CONVERSATION_WHITE_PARTICIPANT_MORE_THAN_LIMIT = (
        "BlockConversationWhiteParticipantMoreThanLimit"
    )
    """The whitelist of the live group is full. The default limit is 100. Remove a user first."""

    CONVERSATION_MARK_TYPE_MORE_THAN_LIMIT = "ConversationMarkTypeMoreThanLimit"
    """The live group has too many marks. The limit is 20. Remove a mark first."""


ERROR_CODES: Final = ErrorCodes(
    categories={
        "UndefinedError": "server",
        "MissingParameter": "invalid_parameter",
        "MissingAuthenticationToken": "auth",
        "MissingRequestInfo": "invalid_parameter",
        "MissingSignature": "auth",
        "InvalidTimestamp": "clock_skew",
        "ServiceNotFound": "not_found",
        "InvalidActionOrVersion": "not_found",
        "InvalidAccessKey": "expired",
        "InvalidClientTokenId": "expired",
        "ExpiredToken": "expired",
        "ExpiredTokenException": "expired",
        "RequestExpired": "expired",
        "SignatureDoesNotMatch": "auth",
        "LackPolicy": "permission",
        "AccessDenied": "permission",
        "InternalError": "server",
        "InternalServiceError": "server",
        "FailToConnect": "server",
        "InternalServiceTimeout": "server",
        "FlowLimitExceeded": "throttled",
        "AccountFlowLimitExceeded": "throttled",
        "ServiceUnavailableTemp": "server",
        "MethodNotAllowed": "invalid_parameter",
        "LackProjectPolicy": "permission",
        "JsonParsingError": "invalid_parameter",
        "InvalidParam": "invalid_parameter",
        "ConversationNotFound": "not_found",
        "ParticipantNotInConversation": "not_found",
        "MessageNotFound": "not_found",
        "SettingNotFound": "not_found",
        "ParticipantNotFound": "not_found",
        "UserNotFound": "not_found",
        "AppNotFound": "not_found",
        "AppStatusException": "permission",
        "NoAuth": "permission",
        "OnlyOwnerCanOperator": "permission",
        "OwnerShouldBeEqual": "invalid_parameter",
        "CreateSingleConversationNeedOtherParticipantId": "invalid_parameter",
        "ConversationShortIdsHasInvalidElem": "invalid_parameter",
        "SingleConversationNotSupport": "unsupported_kind",
        "OnlySingleConversationSupport": "unsupported_kind",
        "LiveConversationNotSupport": "unsupported_kind",
        "OnlyLiveConversationSupport": "unsupported_kind",
        "ConversationParticipantsMoreThanLimit": "limit",
        "MoreThanUserConversationLimit": "limit",
        "ManagerMoreThanLimit": "limit",
        "BlockConversationWhiteParticipantMoreThanLimit": "limit",
        "ConversationMarkTypeMoreThanLimit": "limit",
    },
    numbers={
        "UndefinedError": 100001,
        "MissingParameter": 100002,
        "MissingAuthenticationToken": 100003,
        "MissingRequestInfo": 100004,
        "MissingSignature": 100005,
        "InvalidTimestamp": 100006,
        "ServiceNotFound": 100007,
        "InvalidActionOrVersion": 100008,
        "InvalidAccessKey": 100009,
        "SignatureDoesNotMatch": 100010,
        "LackPolicy": 100012,
        "AccessDenied": 100013,
        "InternalError": 100014,
        "InternalServiceError": 100014,
        "InternalServiceTimeout": 100016,
        "FlowLimitExceeded": 100018,
        "AccountFlowLimitExceeded": 100027,
    },
    http_statuses={
        "UndefinedError": 500,
        "MissingParameter": 400,
        "MissingAuthenticationToken": 401,
        "MissingRequestInfo": 400,
        "MissingSignature": 401,
        "InvalidTimestamp": 400,
        "ServiceNotFound": 404,
        "InvalidActionOrVersion": 404,
        "InvalidAccessKey": 401,
        "InvalidClientTokenId": 401,
        "ExpiredToken": 401,
        "ExpiredTokenException": 401,
        "RequestExpired": 401,
        "SignatureDoesNotMatch": 401,
        "LackPolicy": 403,
        "AccessDenied": 403,
        "InternalError": 500,
        "InternalServiceError": 502,
        "FailToConnect": 502,
        "InternalServiceTimeout": 504,
        "FlowLimitExceeded": 429,
        "AccountFlowLimitExceeded": 429,
        "ServiceUnavailableTemp": 503,
        "MethodNotAllowed": 405,
        "LackProjectPolicy": 401,
    },
)
