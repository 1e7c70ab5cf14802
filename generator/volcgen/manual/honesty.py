"""Entries on the rules that keep a spec honest: L230 and up."""

from __future__ import annotations

from typing import Final

from volcgen.manual.entry import LIST, MAKE, STRUCTS, Entry, entry

_SPARE: Final = """\
  Spare:
    description: {en: A spare one., zh: 备用。}
    fields:
      Size: {type: Long, description: {en: Its size., zh: 大小。}}
"""
_LATE: Final = """\
  Late:
    description: {en: A user who came late., zh: 迟到的用户。}
    fields:
      UserId: {type: Long, required: true, description: {en: The user., zh: 用户。}}
      Code: {type: String, description: {en: Why., zh: 原因。}}
      Words: {type: String, description: {en: Why in words., zh: 原因说明。}}
"""
_REASON: Final = """\
    evidence:
      - {where: fields, reason: The page will give it a time of its own.}
"""
_LATES: Final = (
    "  Lates: {type: Array of Late, description: {en: Who came late., zh: 迟到的用户。}}\n"
)

HONESTY: Final[dict[str, Entry]] = {
    "L230": entry(
        "The documents come in both languages, and nobody should find the other one in theirs. "
        "A name that is the same in both goes in backticks.",
        (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "summary: {en: Make a talk., zh: Make a talk。}"),
    ),
    "L231": entry(
        "Chinese is set with full-width marks and English with half-width ones. A mark is told by "
        "what stands before it, so that names and numbers are left alone.",
        (MAKE, "不传 `Key` 则每次新建。", '"不传键时,每次新建。"', '"不传键时，每次新建。"'),
    ),
    "L232": entry(
        "Descriptions are sentences, and are put together with others in the documents. Titles are "
        "none.",
        (MAKE, "summary: {en: Make a talk., zh", "summary: {en: Make a talk, zh"),
    ),
    "L233": entry(
        "Seconds and milliseconds look alike in a table and differ by a thousand in a call. A name "
        "says time when it ends in `Time`, `At`, `Timestamp`, `Timeout`, `TTL`, `Duration` or a "
        "form of `Expire`, or begins with that. Where the documents are silent, `evidence` says so.",
        (
            MAKE,
            "Made: {type: Long, unit: seconds,",
            "CreateTime: {type: Long,",
            "CreateTime: {type: Long, unit: seconds,",
        ),
    ),
    "L234": entry(
        "What nothing uses is a leftover of an edit, or a field has the wrong type. A struct is "
        "used when some request or result leads to it.",
        (STRUCTS, "  Miss:\n", f"{_SPARE}  Miss:\n"),
    ),
    "L235": entry(
        "Two classes for one thing make callers convert between them. Sometimes there are reasons, "
        "and `evidence` of one of the two, with `where: fields`, gives them.",
        (STRUCTS, "  Miss:\n", f"{_LATE}  Miss:\n", f"{_LATE}{_REASON}  Miss:\n"),
        (MAKE, "examples:\n", f"{_LATES}examples:\n", f"{_LATES}examples:\n"),
    ),
    "L236": entry(
        "A name for one thing on an array is most often a slip of the pen, here or in the "
        "documents. The name's last word, `Str` left aside, ends in `s` but not in `ss`, or is `List`, `Map`, "
        "`Ext`, `Data` or `People`. Where the wire has it so, `evidence` tells who shows it.",
        (STRUCTS, "Tags: {type: Array of String, example", "Tag: {type: Array of String, example"),
        (MAKE, "Detail: {Score: 0.5, Tags: [a]}", "Detail: {Score: 0.5, Tag: [a]}"),
    ),
    "L237": entry(
        "Readers copy examples before they read tables; tests send them to the emulator.",
        (LIST, "examples:\n  request: {Cursor: 0, Limit: 50}", "examples:"),
    ),
    "L238": entry(
        "A value says more than a type, and tools that fill in a request need one for each "
        "parameter. A twin needs none, as the field beside it has one.",
        (MAKE, "OtherId: {type: Long, example: 11,", "OtherId: {type: Long,"),
    ),
    "L239": entry(
        "Evidence is looked up by the key that it is about. A path leads through the keys of its "
        "file, or of its struct or enum, and may end at a key that has no value: `doc` that is not "
        "there is a decision as well.",
        (MAKE, "where: request.Key,", "where: request.Kee,"),
    ),
    "L240": entry(
        "A default is what the server takes when a field is not sent, and this one is always sent.",
        (MAKE, "OwnerId: {type: Long, required: true,", "OwnerId: {type: Long, required: true, default: 1,"),
    ),
}  # fmt: skip
