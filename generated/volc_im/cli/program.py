# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The groups and commands of the command line. `groups` has the actions of each group."""

from __future__ import annotations

from typing import Final

from .language import Text
from .program_model import ClientParameter, Command, Group, Program

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
        ),
        Group(
            "participant",
            "participant",
            Text(
                "Add, change, remove and look up the members of a group, and manage their read positions.",
                "添加、修改和移除群成员，查询成员信息，了解每位成员的已读位置。",
            ),
        ),
        Group(
            "live",
            "live",
            Text(
                "Managers, mutes, bans, whitelists and profiles of live groups.",
                "管理直播群的管理员、禁言、封禁、白名单和成员资料。",
            ),
        ),
        Group(
            "message",
            "message",
            Text(
                "Send, read, change, recall and delete messages, in one conversation or in many.",
                "发送、查询、修改、撤回和删除消息，可面向单个或多个会话。",
            ),
        ),
        Group(
            "user",
            "user",
            Text(
                "Register users, manage their profiles and tags, broadcast to them, and query who is online.",
                "注册用户，维护用户资料与标签，向用户广播消息，查询在线状态。",
            ),
        ),
        Group(
            "token",
            "token",
            Text("Issue the tokens with which client apps sign in.", "签发客户端登录所用的令牌。"),
        ),
        Group(
            "friend",
            "friend",
            Text("Add, change, remove and list friends.", "添加、修改、删除和查询好友。"),
        ),
        Group(
            "blacklist",
            "blacklist",
            Text("Manage the blacklists of users.", "管理用户的黑名单。"),
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
            (
                "--body",
                "--version",
                "--read",
            ),
        ),
        Command(
            "sign",
            "sign",
            Text(
                "print a signed curl command for any action, and send nothing",
                "为任意操作打印已签名的 curl 命令，不发送",
            ),
            (
                "--body",
                "--version",
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
            ("--no-call",),
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
            (
                "--port",
                "--read-only",
            ),
        ),
        Command(
            "mcp",
            "mcp",
            Text(
                "serve tools for language models (MCP), over standard input and output or HTTP on loopback",
                "为大语言模型提供工具（MCP），通过标准输入输出或本机 HTTP",
            ),
            (
                "--tools",
                "--allow-writes",
                "--allow",
                "--allow-ids",
                "--confirm-writes",
                "--max-tokens",
                "--round",
                "--audit",
                "--audit-content",
                "--http",
                "--allow-origin",
            ),
        ),
        Command(
            "completion",
            "completion",
            Text(
                "print the completion script of bash, zsh or fish",
                "打印 bash、zsh 或 fish 的补全脚本",
            ),
        ),
        Command(
            "import users",
            "import_users",
            Text(
                "register the users of a CSV or JSON lines file, with a checkpoint",
                "注册 CSV 或 JSON 行文件中的用户，可中断后继续",
            ),
            (
                "--resume",
                "--checkpoint",
                "--failures",
                "--workers",
            ),
        ),
        Command(
            "export messages",
            "export_messages",
            Text(
                "write all messages of a conversation to a file, with a checkpoint",
                "将会话的全部消息写入文件，可中断后继续",
            ),
            (
                "--to",
                "--resume",
                "--newest-first",
            ),
        ),
        Command(
            "tail",
            "tail",
            Text("show the messages of a conversation as they arrive", "实时显示会话中的新消息"),
            (
                "--from",
                "--interval",
                "--max-items",
            ),
        ),
    ),
)
