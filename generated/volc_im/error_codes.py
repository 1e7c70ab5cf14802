# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The codes that a call can answer with, see document 6348/412253. A server may send others."""

from __future__ import annotations

from typing import Final

from ._core.enums import OpenStrEnum

__all__ = ["CATEGORIES", "NUMBERS", "ErrorCode"]


class ErrorCode(OpenStrEnum):
    """An error's code. Compare with `error.code`."""

    UNDEFINED_ERROR = "UndefinedError"
    """An error without a further name. Try again later; report the request id if it stays."""

    MISSING_PARAMETER = "MissingParameter"
    """A parameter that the gateway needs is missing. Send the Action and Version."""

    MISSING_AUTHENTICATION_TOKEN = "MissingAuthenticationToken"
    """The request carries no signature. Sign the request."""

    MISSING_REQUEST_INFO = "MissingRequestInfo"
    """The request lacks a part that the gateway needs. Check the address and headers."""

    MISSING_SIGNATURE = "MissingSignature"
    """The signature is missing. Sign the request."""

    INVALID_TIMESTAMP = "InvalidTimestamp"
    """The request's time is too far from the server's. Set this machine's clock."""

    SERVICE_NOT_FOUND = "ServiceNotFound"
    """No such service at this address. Check the endpoint and the region."""

    INVALID_ACTION_OR_VERSION = "InvalidActionOrVersion"
    """No such action, or not in this version. Check the action's name and version."""

    INVALID_ACCESS_KEY = "InvalidAccessKey"
    """The access key is not known. Check the access key; it may have been deleted, or a temporary one has ended."""

    INVALID_CLIENT_TOKEN_ID = "InvalidClientTokenId"
    """The older name of `InvalidAccessKey`. Check the access key; it may have been deleted, or a temporary one has ended."""

    EXPIRED_TOKEN = "ExpiredToken"
    """The session token has ended. Fetch new temporary keys. A client whose provider can do so has tried already."""

    EXPIRED_TOKEN_EXCEPTION = "ExpiredTokenException"
    """The session token has ended, by another name. Fetch new temporary keys. A client whose provider can do so has tried already."""

    REQUEST_EXPIRED = "RequestExpired"
    """The request was signed with keys that have ended. Fetch new temporary keys. A client whose provider can do so has tried already."""

    SIGNATURE_DOES_NOT_MATCH = "SignatureDoesNotMatch"
    """The signature differs from the server's. Check the secret key."""

    LACK_POLICY = "LackPolicy"
    """The key's user has no policy for this action. Grant the policy in the console."""

    ACCESS_DENIED = "AccessDenied"
    """The key's user may not call this action. Grant the permission in the console."""

    INTERNAL_ERROR = "InternalError"
    """The service failed. Try again later."""

    INTERNAL_SERVICE_ERROR = "InternalServiceError"
    """The service behind the gateway failed. Try again later."""

    FAIL_TO_CONNECT = "FailToConnect"
    """The gateway could not reach the service. Try again later."""

    INTERNAL_SERVICE_TIMEOUT = "InternalServiceTimeout"
    """The service did not answer the gateway in time; it may have acted all the same. Look before you repeat a write."""

    FLOW_LIMIT_EXCEEDED = "FlowLimitExceeded"
    """Too many calls of this action. Call more slowly."""

    ACCOUNT_FLOW_LIMIT_EXCEEDED = "AccountFlowLimitExceeded"
    """The account's quota is used up. Call more slowly; all processes of the account share the quota."""

    SERVICE_UNAVAILABLE_TEMP = "ServiceUnavailableTemp"
    """The service is away for a moment. Try again later."""

    METHOD_NOT_ALLOWED = "MethodNotAllowed"
    """The HTTP method is not accepted. Use POST."""

    LACK_PROJECT_POLICY = "LackProjectPolicy"
    """The key's user has no policy for this project. Grant the policy in the console."""

    JSON_PARSING_ERROR = "JsonParsingError"
    """The body is not valid JSON. Send a JSON object."""

    INVALID_PARAM = "InvalidParam"
    """A field has a value that the action does not accept. Check the fields against the action's page."""

    CONVERSATION_NOT_FOUND = "ConversationNotFound"
    """There is no such conversation. Check the conversation's id."""

    PARTICIPANT_NOT_IN_CONVERSATION = "ParticipantNotInConversation"
    """The user is not a member of the conversation. Check the conversation's and the user's id."""

    MESSAGE_NOT_FOUND = "MessageNotFound"
    """There is no such message. Check the message's id."""

    SETTING_NOT_FOUND = "SettingNotFound"
    """There is no such setting. Check the conversation's and the user's id."""

    PARTICIPANT_NOT_FOUND = "ParticipantNotFound"
    """There is no such member. Check the conversation's and the user's id."""

    USER_NOT_FOUND = "UserNotFound"
    """There is no such user. Register the user first."""

    APP_NOT_FOUND = "AppNotFound"
    """There is no such application. Check the `AppId`."""

    APP_STATUS_EXCEPTION = "AppStatusException"
    """The application is switched off. Switch it on in the console."""

    NO_AUTH = "NoAuth"
    """The application belongs to another account. Check the `AppId` and whose key you use."""

    ONLY_OWNER_CAN_OPERATOR = "OnlyOwnerCanOperator"
    """Only the owner may do this. Send the owner's id."""

    OWNER_SHOULD_BE_EQUAL = "OwnerShouldBeEqual"
    """A member added as owner is not the conversation's owner. Send the same id, or change the owner first."""

    CREATE_SINGLE_CONVERSATION_NEED_OTHER_PARTICIPANT_ID = (
        "CreateSingleConversationNeedOtherParticipantId"
    )
    """A one-to-one conversation needs its other member. Send `OtherUserId`."""

    CONVERSATION_SHORT_IDS_HAS_INVALID_ELEM = "ConversationShortIdsHasInvalidElem"
    """The list of ids holds one that is no id. Check the ids."""

    SINGLE_CONVERSATION_NOT_SUPPORT = "SingleConversationNotSupport"
    """Not possible in a one-to-one conversation. Use another kind of conversation."""

    ONLY_SINGLE_CONVERSATION_SUPPORT = "OnlySingleConversationSupport"
    """Possible in one-to-one conversations only. Use a one-to-one conversation."""

    LIVE_CONVERSATION_NOT_SUPPORT = "LiveConversationNotSupport"
    """Not possible in a live group. Use another kind of conversation."""

    ONLY_LIVE_CONVERSATION_SUPPORT = "OnlyLiveConversationSupport"
    """Possible in live groups only. Use a live group."""

    CONVERSATION_PARTICIPANTS_MORE_THAN_LIMIT = "ConversationParticipantsMoreThanLimit"
    """The conversation would have too many members. Raise the limit in the console."""

    MORE_THAN_USER_CONVERSATION_LIMIT = "MoreThanUserConversationLimit"
    """The user is in too many conversations. Raise the limit in the console."""

    MANAGER_MORE_THAN_LIMIT = "ManagerMoreThanLimit"
    """The live group has too many managers; 10 unless raised. Remove a manager first."""

    BLOCK_CONVERSATION_WHITE_PARTICIPANT_MORE_THAN_LIMIT = (
        "BlockConversationWhiteParticipantMoreThanLimit"
    )
    """The live group's whitelist is full; 100 unless raised. Remove a user first."""

    CONVERSATION_MARK_TYPE_MORE_THAN_LIMIT = "ConversationMarkTypeMoreThanLimit"
    """The live group has too many marks; 20 at the most. Remove a mark first."""


NUMBERS: Final[dict[str, int]] = {
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
}
"""What the gateway numbers its codes with."""

CATEGORIES: Final[dict[str, str]] = {
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
}
