"""The example spec of the manual, with two actions. Tests use it as well."""

from __future__ import annotations

from typing import Final

SERVICE: Final = """\
service: tiny
title: {en: Tiny chat, zh: 小聊天}
description: {en: Chat for tests., zh: 测试用的聊天。}
version: "2020-12-01"
signing_name: rtc
doc: 6348/1
package: {distribution: tiny-im, import: tiny_im, version: 0.1.0}
regions: {default: cn-north-1, hosts: {cn-north-1: rtc.example.com}}
timeout_s: 10
quota: {scope: account, description: {en: All share it., zh: 共用。}}
client_parameters:
  AppId: {type: Integer, required: true, example: 7, description: {en: Application., zh: 应用。}}
labels: {sizes: [pair, crowd]}
groups:
  talk:
    title: {en: Talks, zh: 会话}
    description: {en: Make and list talks., zh: 创建与查询会话。}
    actions: [MakeTalk, ListTalks]
"""

ERRORS: Final = """\
doc: 6348/2
errors:
  NoTalk:
    category: not_found
    http_status: 404
    meaning: {en: No such talk., zh: 会话不存在。}
    remedy: {en: Check the id., zh: 请检查 ID。}
  TooFast:
    number: 100018
    category: throttled
    meaning: {en: Too many calls., zh: 调用过快。}
    remedy: {en: Wait a moment., zh: 请稍候。}
"""

STRUCTS: Final = """\
enums:
  Kind:
    type: Integer
    description: {en: Kind of a talk., zh: 会话的类型。}
    values:
      SINGLE: {value: 1, description: {en: Two people., zh: 单聊。}}
      GROUP: {value: 2, description: {en: Many people., zh: 群聊。}}
  Mood:
    type: String
    description: {en: Mood of a talk., zh: 会话的氛围。}
    values:
      CALM: {value: calm, description: {en: Calm., zh: 平静。}}
      WILD: {value: wild, description: {en: Wild., zh: 热闹。}}
structs:
  Info:
    description: {en: What a talk starts with., zh: 会话的初始信息。}
    fields:
      Kind: {type: Integer, enum: Kind, required: true, example: 1, description: {en: Its kind., zh: 类型。}}
      Mood: {type: String, enum: Mood, default: calm, description: {en: Its mood., zh: 氛围。}}
      Name: {type: String, max_length: 20, example: Tea, description: {en: Its name., zh: 名称。}}
      Ext: {type: JSON Map, max_items: 3, example: {color: blue}, description: {en: Your data., zh: 自定义数据。}}
      Detail: {type: Object of Detail, description: {en: More., zh: 更多。}}
  Detail:
    description: {en: Details of a talk., zh: 会话的详情。}
    fields:
      Score: {type: Double, min: 0, example: 0.5, description: {en: Its score., zh: 评分。}}
      Tags: {type: Array of String, example: [a, b], description: {en: Its tags., zh: 标签。}}
  Miss:
    description: {en: A user who was left out., zh: 未加入的用户。}
    fields:
      UserId: {type: Long, required: true, description: {en: The user., zh: 用户。}}
      Code: {type: String, description: {en: Why., zh: 原因。}}
      Words: {type: String, description: {en: The reason., zh: 原因说明。}}
"""

MAKE_TALK: Final = """\
action: MakeTalk
doc: 6348/3
access: write
qps: 50
summary: {en: Make a talk., zh: 创建会话。}
description: {en: "Without `Key` it makes a new one each time.", zh: 不传 `Key` 则每次新建。}
labels: {sizes: [pair, crowd]}
idempotency_field: Key
idempotency_derived: {field: Info.Kind, equals: 1}
failures: {field: Misses, id: UserId, code: Code, message: Words}
conditions:
  - {require: OtherId, when: {field: Info.Kind, equals: 1}, error: NoTalk}
errors: [NoTalk, TooFast]
request:
  Info: {type: Object of Info, required: true, description: {en: What it starts with., zh: 初始信息。}}
  OwnerId: {type: Long, required: true, min: 1, max: 900, example: 10, description: {en: Owner., zh: 所有者。}}
  OwnerIdStr: {type: String, string_alternative_of: OwnerId, description: {en: Owner as text., zh: 所有者的文本形式。}}
  OtherId: {type: Long, example: 11, description: {en: The other one., zh: 另一位成员。}}
  Key: {type: String, example: key-1, description: {en: Your key., zh: 幂等键。}}
  Silent: {type: Boolean, default: false, example: true, description: {en: Send no notification., zh: 不通知。}}
result:
  TalkId: {type: Long, required: true, aliases: [Id], example: 12, description: {en: Its id., zh: 会话 ID。}}
  Made: {type: Long, unit: seconds, also_types: [String], description: {en: When., zh: 创建时间。}}
  Misses: {type: Array of Miss, description: {en: Who was left out., zh: 未加入的用户。}}
examples:
  request:
    Info: {Kind: 1, Mood: wild, Name: Tea, Detail: {Score: 0.5, Tags: [a]}}
    OwnerId: 10
    OtherId: 11
  result: {TalkId: 12}
evidence:
  - {where: request.Key, reason: The page does not say that it is one.}
"""

LIST_TALKS: Final = """\
action: ListTalks
doc: 6348/4
access: read
summary: {en: List talks., zh: 查询会话。}
paging:
  cursor: Cursor
  limit: Limit
  items: Talks
  next_cursor: Next
  has_more: More
request:
  Cursor: {type: Long, required: true, example: 0, description: {en: Where to start., zh: 起始位置。}}
  Limit: {type: Integer, required: true, min: 1, max: 50, example: 50, description: {en: Page size., zh: 每页数量。}}
  Word: {type: String, sensitive: user_content, example: tea, description: {en: What to look for., zh: 关键词。}}
result:
  Talks: {type: Array of Info, required: true, description: {en: The talks., zh: 会话列表。}}
  Next: {type: Long, required: true, description: {en: Where the next page starts., zh: 下一页位置。}}
  More: {type: Boolean, required: true, description: {en: Whether more follow., zh: 是否还有。}}
examples:
  request: {Cursor: 0, Limit: 50}
  result: {Talks: [{Kind: 2, Name: Tea}], Next: 50, More: false}
evidence:
  - {where: qps, reason: The page gives none.}
"""

SPEC: Final[dict[str, str]] = {
    "spec/tiny/service.yaml": SERVICE,
    "spec/tiny/errors.yaml": ERRORS,
    "spec/tiny/structs.yaml": STRUCTS,
    "spec/tiny/talk/MakeTalk.yaml": MAKE_TALK,
    "spec/tiny/talk/ListTalks.yaml": LIST_TALKS,
}
