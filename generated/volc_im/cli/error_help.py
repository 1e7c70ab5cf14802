# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Texts about the error codes, from document 6348/412253."""

from __future__ import annotations

from typing import Final

from .language import Text
from .program_model import ErrorHelp

ERRORS: Final = (
    ErrorHelp(
        "UndefinedError",
        100001,
        "ServerError",
        Text("Unspecified error.", "未细分的错误。"),
        Text(
            "Try again later. If the error persists, report the request ID.",
            "稍后重试；若持续出现，请带上请求 ID 反馈。",
        ),
    ),
    ErrorHelp(
        "MissingParameter",
        100002,
        "InvalidParameterError",
        Text("A parameter that the gateway requires is missing.", "缺少网关所需的参数。"),
        Text("Send Action and Version.", "请携带 Action 与 Version。"),
    ),
    ErrorHelp(
        "MissingAuthenticationToken",
        100003,
        "AuthError",
        Text("The request has no signature.", "请求未携带签名。"),
        Text("Sign the request.", "请对请求签名。"),
    ),
    ErrorHelp(
        "MissingRequestInfo",
        100004,
        "InvalidParameterError",
        Text(
            "The request lacks information that the gateway requires.", "请求缺少网关所需的信息。"
        ),
        Text("Check the URL and the headers.", "请检查请求地址与请求头。"),
    ),
    ErrorHelp(
        "MissingSignature",
        100005,
        "AuthError",
        Text("The signature is missing.", "缺少签名。"),
        Text("Sign the request.", "请对请求签名。"),
    ),
    ErrorHelp(
        "InvalidTimestamp",
        100006,
        "ClockSkewError",
        Text(
            "The time of the request differs too much from the server's time.",
            "请求时间与服务端时间相差过大。",
        ),
        Text("Set the clock of this machine.", "请校准本机时钟。"),
    ),
    ErrorHelp(
        "ServiceNotFound",
        100007,
        "NotFoundError",
        Text("The service does not exist at this address.", "该地址下没有此服务。"),
        Text("Check the endpoint and the region.", "请检查服务地址与地域。"),
    ),
    ErrorHelp(
        "InvalidActionOrVersion",
        100008,
        "NotFoundError",
        Text(
            "The action does not exist in this version of the API.", "接口不存在，或不属于该版本。"
        ),
        Text("Check the name and the version of the action.", "请检查接口名称与版本。"),
    ),
    ErrorHelp(
        "InvalidAccessKey",
        100009,
        "AuthError",
        Text("The access key does not exist.", "Access Key 不存在。"),
        Text(
            "Check whether the access key was deleted or, for temporary keys, has expired.",
            "请检查 Access Key 是否已被删除，临时密钥是否已过期。",
        ),
    ),
    ErrorHelp(
        "InvalidClientTokenId",
        None,
        "AuthError",
        Text("The old name of `InvalidAccessKey`.", "即 `InvalidAccessKey`，旧名称。"),
        Text(
            "Check whether the access key was deleted or, for temporary keys, has expired.",
            "请检查 Access Key 是否已被删除，临时密钥是否已过期。",
        ),
    ),
    ErrorHelp(
        "ExpiredToken",
        None,
        "AuthError",
        Text("The session token has expired.", "会话令牌已过期。"),
        Text(
            "Fetch new temporary keys. If the provider of the keys can renew them, the client has already tried this.",
            "请重新获取临时密钥；若凭证来源支持刷新，客户端已自动尝试过一次。",
        ),
    ),
    ErrorHelp(
        "ExpiredTokenException",
        None,
        "AuthError",
        Text(
            "The session token has expired; another name of `ExpiredToken`.",
            "会话令牌已过期，为 `ExpiredToken` 的另一名称。",
        ),
        Text(
            "Fetch new temporary keys. If the provider of the keys can renew them, the client has already tried this.",
            "请重新获取临时密钥；若凭证来源支持刷新，客户端已自动尝试过一次。",
        ),
    ),
    ErrorHelp(
        "RequestExpired",
        None,
        "AuthError",
        Text("The request was signed with expired keys.", "请求使用了已过期的密钥签名。"),
        Text(
            "Fetch new temporary keys. If the provider of the keys can renew them, the client has already tried this.",
            "请重新获取临时密钥；若凭证来源支持刷新，客户端已自动尝试过一次。",
        ),
    ),
    ErrorHelp(
        "SignatureDoesNotMatch",
        100010,
        "AuthError",
        Text("The signature does not match.", "签名与服务端计算的结果不一致。"),
        Text("Check the secret key.", "请检查 Secret Key。"),
    ),
    ErrorHelp(
        "LackPolicy",
        100012,
        "PermissionDeniedError",
        Text(
            "The user of the key has no policy for this action.",
            "该密钥所属用户没有此接口的权限策略。",
        ),
        Text("Grant the policy in the console.", "请在控制台授予相应策略。"),
    ),
    ErrorHelp(
        "AccessDenied",
        100013,
        "PermissionDeniedError",
        Text(
            "The user of the key is not permitted to call this action.",
            "该密钥所属用户无权调用此接口。",
        ),
        Text("Grant the permission in the console.", "请在控制台授权。"),
    ),
    ErrorHelp(
        "InternalError",
        100014,
        "ServerError",
        Text("The service failed.", "服务内部错误。"),
        Text("Try again later.", "请稍后重试。"),
    ),
    ErrorHelp(
        "InternalServiceError",
        100014,
        "ServerError",
        Text("The service behind the gateway failed.", "网关后端服务出错。"),
        Text("Try again later.", "请稍后重试。"),
    ),
    ErrorHelp(
        "FailToConnect",
        None,
        "ServerError",
        Text("The gateway could not reach the service.", "网关无法连接后端服务。"),
        Text("Try again later.", "请稍后重试。"),
    ),
    ErrorHelp(
        "InternalServiceTimeout",
        100016,
        "ServerError",
        Text(
            "The service did not reply to the gateway in time. The call may have been executed.",
            "后端服务未及时响应网关，但请求可能已被执行。",
        ),
        Text("Check the result before you repeat a write.", "重复写操作前请先查询结果。"),
    ),
    ErrorHelp(
        "FlowLimitExceeded",
        100018,
        "ThrottledError",
        Text("Too many calls of this action.", "该接口调用过于频繁。"),
        Text("Reduce the rate of calls.", "请降低调用频率。"),
    ),
    ErrorHelp(
        "AccountFlowLimitExceeded",
        100027,
        "ThrottledError",
        Text("The quota of the account is exhausted.", "账号的调用额度已用尽。"),
        Text(
            "Reduce the rate of calls. All processes of the account share the quota.",
            "请降低调用频率；同一账号的所有进程共用额度。",
        ),
    ),
    ErrorHelp(
        "ServiceUnavailableTemp",
        None,
        "ServerError",
        Text("The service is temporarily unavailable.", "服务暂时不可用。"),
        Text("Try again later.", "请稍后重试。"),
    ),
    ErrorHelp(
        "MethodNotAllowed",
        None,
        "InvalidParameterError",
        Text("The HTTP method is not accepted.", "不支持该 HTTP 方法。"),
        Text("Use POST.", "请使用 POST。"),
    ),
    ErrorHelp(
        "LackProjectPolicy",
        None,
        "PermissionDeniedError",
        Text(
            "The user of the key has no policy for this project.",
            "该密钥所属用户没有此项目的权限策略。",
        ),
        Text("Grant the policy in the console.", "请在控制台授予相应策略。"),
    ),
    ErrorHelp(
        "JsonParsingError",
        None,
        "InvalidParameterError",
        Text("The body is not valid JSON.", "请求体不是合法的 JSON。"),
        Text("Send a JSON object.", "请发送 JSON 对象。"),
    ),
    ErrorHelp(
        "InvalidParam",
        None,
        "InvalidParameterError",
        Text("The value of a field is invalid.", "字段取值不符合接口要求。"),
        Text("Compare the fields with the document of the action.", "请对照接口文档检查各字段。"),
    ),
    ErrorHelp(
        "ConversationNotFound",
        None,
        "NotFoundError",
        Text("The conversation does not exist.", "会话不存在。"),
        Text("Check the conversation ID.", "请检查会话 ID。"),
    ),
    ErrorHelp(
        "ParticipantNotInConversation",
        None,
        "NotFoundError",
        Text("The user is not a member of the conversation.", "该用户不在会话中。"),
        Text("Check the conversation ID and the user ID.", "请检查会话 ID 与用户 ID。"),
    ),
    ErrorHelp(
        "MessageNotFound",
        None,
        "NotFoundError",
        Text("The message does not exist.", "消息不存在。"),
        Text("Check the message ID.", "请检查消息 ID。"),
    ),
    ErrorHelp(
        "SettingNotFound",
        None,
        "NotFoundError",
        Text("The setting does not exist.", "设置不存在。"),
        Text("Check the conversation ID and the user ID.", "请检查会话 ID 与用户 ID。"),
    ),
    ErrorHelp(
        "ParticipantNotFound",
        None,
        "NotFoundError",
        Text("The member does not exist.", "成员不存在。"),
        Text("Check the conversation ID and the user ID.", "请检查会话 ID 与用户 ID。"),
    ),
    ErrorHelp(
        "UserNotFound",
        None,
        "NotFoundError",
        Text("The user does not exist.", "用户不存在。"),
        Text("Register the user first.", "请先注册该用户。"),
    ),
    ErrorHelp(
        "AppNotFound",
        None,
        "NotFoundError",
        Text("The application does not exist.", "应用不存在。"),
        Text("Check the `AppId`.", "请检查 `AppId`。"),
    ),
    ErrorHelp(
        "AppStatusException",
        None,
        "PermissionDeniedError",
        Text("The application is disabled.", "应用已停用。"),
        Text("Enable it in the console.", "请在控制台启用该应用。"),
    ),
    ErrorHelp(
        "NoAuth",
        None,
        "PermissionDeniedError",
        Text("The application belongs to another account.", "该应用不属于当前账号。"),
        Text(
            "Check the `AppId` and the account of the key.", "请检查 `AppId` 以及密钥所属的账号。"
        ),
    ),
    ErrorHelp(
        "OnlyOwnerCanOperator",
        None,
        "PermissionDeniedError",
        Text("Only the owner is permitted to do this.", "仅群主可执行此操作。"),
        Text("Send the ID of the owner.", "请传入群主的 ID。"),
    ),
    ErrorHelp(
        "OwnerShouldBeEqual",
        None,
        "InvalidParameterError",
        Text(
            "A member added as owner is not the owner of the conversation.",
            "以群主身份添加的成员与群主不一致。",
        ),
        Text("Send the same ID, or change the owner first.", "请传入相同的 ID，或先变更群主。"),
    ),
    ErrorHelp(
        "CreateSingleConversationNeedOtherParticipantId",
        None,
        "InvalidParameterError",
        Text("A one-to-one conversation requires its other member.", "创建单聊缺少另一位成员。"),
        Text("Send `OtherUserId`.", "请传入 `OtherUserId`。"),
    ),
    ErrorHelp(
        "ConversationShortIdsHasInvalidElem",
        None,
        "InvalidParameterError",
        Text("The list of IDs contains an invalid ID.", "ID 列表中含有无效的 ID。"),
        Text("Check the IDs.", "请检查各个 ID。"),
    ),
    ErrorHelp(
        "SingleConversationNotSupport",
        None,
        "InvalidParameterError",
        Text("Not supported in a one-to-one conversation.", "单聊不支持此操作。"),
        Text("Use another type of conversation.", "请使用其他类型的会话。"),
    ),
    ErrorHelp(
        "OnlySingleConversationSupport",
        None,
        "InvalidParameterError",
        Text("Supported only in one-to-one conversations.", "仅单聊支持此操作。"),
        Text("Use a one-to-one conversation.", "请使用单聊。"),
    ),
    ErrorHelp(
        "LiveConversationNotSupport",
        None,
        "InvalidParameterError",
        Text("Not supported in a live group.", "直播群不支持此操作。"),
        Text("Use another type of conversation.", "请使用其他类型的会话。"),
    ),
    ErrorHelp(
        "OnlyLiveConversationSupport",
        None,
        "InvalidParameterError",
        Text("Supported only in live groups.", "仅直播群支持此操作。"),
        Text("Use a live group.", "请使用直播群。"),
    ),
    ErrorHelp(
        "ConversationParticipantsMoreThanLimit",
        None,
        "APIError",
        Text("The conversation would have too many members.", "会话成员数将超过上限。"),
        Text("Raise the limit in the console.", "请在控制台提高上限。"),
    ),
    ErrorHelp(
        "MoreThanUserConversationLimit",
        None,
        "APIError",
        Text("The user is in too many conversations.", "用户所在的会话数超过上限。"),
        Text("Raise the limit in the console.", "请在控制台提高上限。"),
    ),
    ErrorHelp(
        "ManagerMoreThanLimit",
        None,
        "APIError",
        Text(
            "The live group has too many managers. The default limit is 10.",
            "直播群管理员数超过上限，默认 10 名。",
        ),
        Text("Remove a manager first.", "请先移除管理员。"),
    ),
    ErrorHelp(
        "BlockConversationWhiteParticipantMoreThanLimit",
        None,
        "APIError",
        Text(
            "The whitelist of the live group is full. The default limit is 100.",
            "直播群禁言白名单已满，默认 100 名。",
        ),
        Text("Remove a user first.", "请先移除用户。"),
    ),
    ErrorHelp(
        "ConversationMarkTypeMoreThanLimit",
        None,
        "APIError",
        Text(
            "The live group has too many marks. The limit is 20.",
            "直播群标记数超过上限，最多 20 个。",
        ),
        Text("Remove a mark first.", "请先移除标记。"),
    ),
)
