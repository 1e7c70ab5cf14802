# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The groups, actions and commands of the command line."""

from __future__ import annotations

from typing import Final

from .language import Text
from .program_model import ActionCommand, ClientParameter, Command, Group, Program

PROGRAM: Final = Program(
    name="volc-im",
    package="volc_im",
    version="0.1.0",
    title=Text("Volcengine RTC instant messaging", "火山引擎 RTC 即时通讯"),
    regions=(
        "cn-north-1",
        "ap-southeast-1",
    ),
    parameters=(
        ClientParameter(
            "--app-id",
            "app_id",
            Text(
                "ID of your application, from the console. Set it on the client, or for a single call.",
                "应用 ID，可在控制台查看。可在客户端上统一设置，也可在单次调用时指定。",
            ),
            int,
        ),
    ),
    groups=(
        Group(
            "conversation",
            "conversation",
            Text(
                "Create, change, mark and dissolve conversations, list the conversations of a user, and manage the settings of members.",
                "创建、修改、标记和解散会话，查询用户所在的会话，管理成员的会话设置。",
            ),
            (
                ActionCommand(
                    "create-conversation",
                    "CreateConversation",
                    Text(
                        "Create a one-to-one, group or live-group conversation.",
                        "创建单聊、群聊或直播群会话。",
                    ),
                ),
                ActionCommand(
                    "modify-conversation",
                    "ModifyConversation",
                    Text("Change the attributes of a conversation.", "修改会话的属性。"),
                ),
                ActionCommand(
                    "destroy-conversation",
                    "DestroyConversation",
                    Text("Dissolve a group or a live group.", "解散群聊或直播群。"),
                ),
                ActionCommand(
                    "batch-get-conversations",
                    "BatchGetConversations",
                    Text("Get several conversations by their IDs.", "根据 ID 批量查询会话。"),
                ),
                ActionCommand(
                    "get-user-conversations",
                    "GetUserConversations",
                    Text(
                        "List the conversations of a user, page by page.",
                        "分页查询用户所在的会话。",
                    ),
                ),
                ActionCommand(
                    "get-conversation-setting",
                    "GetConversationSetting",
                    Text("Get one member's settings for a conversation.", "查询成员对会话的设置。"),
                ),
                ActionCommand(
                    "modify-conversation-setting",
                    "ModifyConversationSetting",
                    Text(
                        "Change one member's settings for a conversation.", "修改成员对会话的设置。"
                    ),
                ),
                ActionCommand(
                    "mark-conversation",
                    "MarkConversation",
                    Text("Add marks to a live group or remove them.", "为直播群添加或移除标记。"),
                ),
                ActionCommand(
                    "get-conversation-marks",
                    "GetConversationMarks",
                    Text("Get the marks of a live group.", "查询直播群的标记。"),
                ),
            ),
        ),
        Group(
            "participant",
            "participant",
            Text(
                "Add, change, remove and look up the members of a group, and manage their read positions.",
                "添加、修改和移除群成员，查询成员信息，了解每位成员的已读位置。",
            ),
            (
                ActionCommand(
                    "batch-add-conversation-participant",
                    "BatchAddConversationParticipant",
                    Text("Add several members to a group.", "批量添加群成员。"),
                ),
                ActionCommand(
                    "batch-delete-conversation-participant",
                    "BatchDeleteConversationParticipant",
                    Text("Remove several members from a group.", "批量移除群成员。"),
                ),
                ActionCommand(
                    "batch-modify-conversation-participant",
                    "BatchModifyConversationParticipant",
                    Text(
                        "Change the attributes of several members of a group.",
                        "批量修改群成员的资料。",
                    ),
                ),
                ActionCommand(
                    "batch-get-conversation-participant",
                    "BatchGetConversationParticipant",
                    Text("Get several members of a conversation.", "批量查询会话成员的详情。"),
                ),
                ActionCommand(
                    "scan-conversation-participant-list",
                    "ScanConversationParticipantList",
                    Text(
                        "List the members of a conversation, page by page.", "分页查询会话的成员。"
                    ),
                ),
                ActionCommand(
                    "is-user-in-conversation",
                    "IsUserInConversation",
                    Text("Check whether a user is in a conversation.", "查询用户是否在会话中。"),
                ),
                ActionCommand(
                    "get-conversation-user-count",
                    "GetConversationUserCount",
                    Text("Count the members of a conversation.", "查询会话的成员数。"),
                ),
                ActionCommand(
                    "get-participant-read-index",
                    "GetParticipantReadIndex",
                    Text(
                        "Get the read position of each member of a conversation.",
                        "查询会话中每位成员的已读位置。",
                    ),
                ),
                ActionCommand(
                    "modify-participant-read-index",
                    "ModifyParticipantReadIndex",
                    Text("Advance the read position of a member.", "推进成员的已读位置。"),
                ),
            ),
        ),
        Group(
            "live",
            "live",
            Text(
                "Managers, mutes, bans, whitelists and profiles of live groups.",
                "管理直播群的管理员、禁言、封禁、白名单和成员资料。",
            ),
            (
                ActionCommand(
                    "batch-add-manager",
                    "BatchAddManager",
                    Text("Make members of a live group its managers.", "将直播群成员设为管理员。"),
                ),
                ActionCommand(
                    "batch-remove-manager",
                    "BatchRemoveManager",
                    Text(
                        "Make managers of a live group ordinary members again.",
                        "取消直播群管理员的身份。",
                    ),
                ),
                ActionCommand(
                    "batch-add-whitelist-participant",
                    "BatchAddWhitelistParticipant",
                    Text(
                        "Add users to the whitelist of a live group, so that they can send messages while everyone else is muted.",
                        "将用户加入直播群的禁言白名单，全员禁言时仍可发言。",
                    ),
                ),
                ActionCommand(
                    "batch-remove-whitelist-participant",
                    "BatchRemoveWhitelistParticipant",
                    Text(
                        "Remove users from the whitelist of a live group.",
                        "将用户移出直播群的禁言白名单。",
                    ),
                ),
                ActionCommand(
                    "batch-get-whitelist-participant",
                    "BatchGetWhitelistParticipant",
                    Text(
                        "List the users on the whitelist of a live group, page by page.",
                        "分页查询直播群禁言白名单中的用户。",
                    ),
                ),
                ActionCommand(
                    "batch-add-block-participants",
                    "BatchAddBlockParticipants",
                    Text(
                        "Mute or ban members of a live group, each for its own duration.",
                        "对直播群成员禁言或封禁，可为每位成员分别设置时长。",
                    ),
                ),
                ActionCommand(
                    "batch-delete-block-participants",
                    "BatchDeleteBlockParticipants",
                    Text(
                        "Lift the mutes or bans of users in a live group before they expire.",
                        "提前解除直播群用户的禁言或封禁。",
                    ),
                ),
                ActionCommand(
                    "batch-get-block-participants",
                    "BatchGetBlockParticipants",
                    Text(
                        "List the muted or banned users of a live group, page by page.",
                        "分页查询直播群中被禁言或被封禁的用户。",
                    ),
                ),
                ActionCommand(
                    "batch-update-live-participants",
                    "BatchUpdateLiveParticipants",
                    Text(
                        "Change the profiles and the marks of members of a live group.",
                        "修改直播群成员的资料与标记。",
                    ),
                ),
                ActionCommand(
                    "query-live-participant-status",
                    "QueryLiveParticipantStatus",
                    Text(
                        "Check which users are currently in a live group.",
                        "查询用户当前是否在直播群中。",
                    ),
                ),
            ),
        ),
        Group(
            "message",
            "message",
            Text(
                "Send, read, change, recall and delete messages, in one conversation or in many.",
                "发送、查询、修改、撤回和删除消息，可面向单个或多个会话。",
            ),
            (
                ActionCommand(
                    "send-message",
                    "SendMessage",
                    Text(
                        "Send a message to a conversation on behalf of a user.",
                        "以指定用户的身份向会话发送消息。",
                    ),
                ),
                ActionCommand(
                    "batch-send-message",
                    "BatchSendMessage",
                    Text(
                        "Send one message to many users, each in a one-to-one conversation.",
                        "以单聊方式向多个用户发送同一条消息。",
                    ),
                ),
                ActionCommand(
                    "get-messages",
                    "GetMessages",
                    Text(
                        "Get several messages of a conversation by their IDs.",
                        "按消息 ID 查询会话中的消息。",
                    ),
                ),
                ActionCommand(
                    "get-conversation-messages",
                    "GetConversationMessages",
                    Text(
                        "List the messages of a conversation, page by page.",
                        "分页查询会话中的消息。",
                    ),
                ),
                ActionCommand(
                    "modify-message",
                    "ModifyMessage",
                    Text(
                        "Change the content or the custom data of a message.",
                        "修改消息的内容或自定义数据。",
                    ),
                ),
                ActionCommand(
                    "recall-message",
                    "RecallMessage",
                    Text(
                        "Recall a message of a conversation on behalf of a member.",
                        "以成员的身份撤回会话中的消息。",
                    ),
                ),
                ActionCommand(
                    "delete-message",
                    "DeleteMessage",
                    Text(
                        "Delete a message for one member; the others still see it.",
                        "为单个成员删除消息，其他成员不受影响。",
                    ),
                ),
                ActionCommand(
                    "delete-conversation-message",
                    "DeleteConversationMessage",
                    Text(
                        "Delete a message of a conversation, for everyone or for everyone but its sender.",
                        "删除会话中的消息，可对所有人生效，也可仅保留发送者可见。",
                    ),
                ),
                ActionCommand(
                    "get-messages-read-receipt",
                    "GetMessagesReadReceipt",
                    Text("Get the read receipts of messages.", "查询消息的已读情况。"),
                ),
                ActionCommand(
                    "p2p-send-message",
                    "P2PSendMessage",
                    Text(
                        "Send a transient message to the online members of a conversation.",
                        "向会话中的在线成员发送瞬时消息。",
                    ),
                ),
                ActionCommand(
                    "batch-send-group-message",
                    "BatchSendGroupMessage",
                    Text(
                        "Send one message to several groups, or to several live groups.",
                        "向多个群聊或多个直播群发送同一条消息。",
                    ),
                ),
            ),
        ),
        Group(
            "user",
            "user",
            Text(
                "Register users, manage their profiles and tags, broadcast to them, and query who is online.",
                "注册用户，维护用户资料与标签，向用户广播消息，查询在线状态。",
            ),
            (
                ActionCommand(
                    "user-broadcast",
                    "UserBroadcast",
                    Text(
                        "Send a message to all registered users, or to users with certain tags.",
                        "向全部注册用户或带有指定标签的用户广播消息。",
                    ),
                ),
                ActionCommand(
                    "batch-update-user-tags",
                    "BatchUpdateUserTags",
                    Text(
                        "Add tags to registered users, or remove tags from them.",
                        "为注册用户添加或移除标签。",
                    ),
                ),
                ActionCommand(
                    "register-users",
                    "RegisterUsers",
                    Text("Register users or robots.", "注册用户或机器人。"),
                ),
                ActionCommand(
                    "un-register-users",
                    "UnRegisterUsers",
                    Text("Unregister users.", "注销用户。"),
                ),
                ActionCommand(
                    "batch-update-user",
                    "BatchUpdateUser",
                    Text("Update the profiles of registered users.", "更新注册用户的资料。"),
                ),
                ActionCommand(
                    "batch-get-user",
                    "BatchGetUser",
                    Text("Get the profiles of registered users.", "批量查询注册用户的资料。"),
                ),
                ActionCommand(
                    "query-online-status",
                    "QueryOnlineStatus",
                    Text(
                        "Check which users are online, and on which devices.",
                        "查询用户是否在线以及所用的设备。",
                    ),
                ),
            ),
        ),
        Group(
            "token",
            "token",
            Text("Issue the tokens with which client apps sign in.", "签发客户端登录所用的令牌。"),
            (
                ActionCommand(
                    "get-app-token",
                    "GetAppToken",
                    Text(
                        "Issue a token with which a client app signs in.",
                        "签发客户端登录所用的令牌。",
                    ),
                ),
            ),
        ),
        Group(
            "friend",
            "friend",
            Text("Add, change, remove and list friends.", "添加、修改、删除和查询好友。"),
            (
                ActionCommand(
                    "add-friend",
                    "AddFriend",
                    Text("Add friends to a user.", "为用户添加好友。"),
                ),
                ActionCommand(
                    "delete-friend",
                    "DeleteFriend",
                    Text("Remove friends of a user.", "删除用户的好友。"),
                ),
                ActionCommand(
                    "update-friend",
                    "UpdateFriend",
                    Text(
                        "Change a user's aliases for friends, or their custom data.",
                        "修改用户对好友的备注或好友的自定义数据。",
                    ),
                ),
                ActionCommand(
                    "list-friend",
                    "ListFriend",
                    Text("List a user's friends, page by page.", "分页查询用户的好友。"),
                ),
                ActionCommand(
                    "is-friend",
                    "IsFriend",
                    Text(
                        "Check which of several users are friends of a user.",
                        "查询多个用户是否为某用户的好友。",
                    ),
                ),
            ),
        ),
        Group(
            "blacklist",
            "blacklist",
            Text("Manage the blacklists of users.", "管理用户的黑名单。"),
            (
                ActionCommand(
                    "add-black-list",
                    "AddBlackList",
                    Text("Add users to a user's blacklist.", "将用户加入黑名单。"),
                ),
                ActionCommand(
                    "remove-black-list",
                    "RemoveBlackList",
                    Text("Remove users from a user's blacklist.", "将用户移出黑名单。"),
                ),
                ActionCommand(
                    "update-black-list",
                    "UpdateBlackList",
                    Text(
                        "Change the custom data of entries of a user's blacklist.",
                        "修改黑名单条目的自定义数据。",
                    ),
                ),
                ActionCommand(
                    "get-black-list",
                    "GetBlackList",
                    Text("List a user's blacklist, page by page.", "分页查询用户的黑名单。"),
                ),
                ActionCommand(
                    "is-in-black-list",
                    "IsInBlackList",
                    Text(
                        "Check which of several users are on a user's blacklist.",
                        "查询多个用户是否在某用户的黑名单中。",
                    ),
                ),
            ),
        ),
    ),
    commands=(
        Command(
            "call",
            "call",
            Text(
                "call any action by its name, also one that this version does not know",
                "按名称调用任意操作，包括本版本未知的操作",
            ),
        ),
        Command(
            "sign",
            "sign",
            Text(
                "print a signed curl command for any action, and send nothing",
                "为任意操作打印已签名的 curl 命令，不发送",
            ),
        ),
        Command(
            "explain",
            "explain",
            Text(
                "explain an error code and what to do; works offline",
                "说明错误码及处理办法，可离线使用",
            ),
        ),
        Command(
            "doctor",
            "doctor",
            Text(
                "check credentials, clock, region, network and quota, and advise",
                "检查密钥、时钟、地域、网络与配额，并给出建议",
            ),
        ),
        Command(
            "emulator",
            "emulator",
            Text("run the emulator of the service on this machine", "在本机运行服务的模拟器"),
        ),
        Command(
            "console",
            "console",
            Text(
                "serve a page on this machine that builds, signs and sends requests",
                "在本机提供可构造、签名并发送请求的页面",
            ),
        ),
        Command(
            "mcp",
            "mcp",
            Text(
                "serve tools for language models (MCP), over standard input and output or HTTP on loopback",
                "为大语言模型提供工具（MCP），通过标准输入输出或本机 HTTP",
            ),
        ),
        Command(
            "completion",
            "completion",
            Text(
                "print the completion file of bash, zsh or fish",
                "打印 bash、zsh 或 fish 的补全文件",
            ),
        ),
        Command(
            "import users",
            "import_users",
            Text(
                "register the users of a CSV or JSON lines file, with a checkpoint",
                "注册 CSV 或 JSON 行文件中的用户，可中断后继续",
            ),
        ),
        Command(
            "export messages",
            "export_messages",
            Text(
                "write all messages of a conversation to a file, with a checkpoint",
                "将会话的全部消息写入文件，可中断后继续",
            ),
        ),
        Command(
            "tail",
            "tail",
            Text("show the messages of a conversation as they arrive", "实时显示会话中的新消息"),
        ),
    ),
)
