"""The words around the articles, in the languages of the documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    code: str
    """Language tag for HTML."""
    name: str
    skip: str
    search: str
    search_hint: str
    nothing_found: str
    results: str
    close: str
    menu: str
    overview: str
    pages: str
    groups: str
    project: str
    on_this_page: str
    theme: str
    version: str
    copy: str
    copied: str
    client_kind: str
    link_to: str
    returned_by: str
    comma: str
    since: str
    deprecated: str
    edit: str
    source: str
    markdown: str
    readme: str
    changelog: str


ENGLISH: Final = Words(
    code="en",
    name="English",
    skip="Skip to the content",
    search="Search",
    search_hint="Action, field, error code or words",
    nothing_found="Nothing found.",
    results="Search results",
    close="Close",
    menu="Menu",
    overview="Overview",
    pages="Guides",
    groups="Actions",
    project="Package",
    on_this_page="On this page",
    theme="Light or dark",
    version="Version",
    copy="Copy",
    copied="Copied",
    client_kind="Kind of client",
    link_to="Link to",
    returned_by="Returned by {count} actions",
    comma=", ",
    since="Since {version}",
    deprecated="Deprecated",
    edit="Edit this page",
    source="Source of this page:",
    markdown="This page as Markdown",
    readme="README",
    changelog="Changelog",
)
CHINESE: Final = Words(
    code="zh-CN",
    name="中文",
    skip="跳到正文",
    search="搜索",
    search_hint="接口、字段、错误码或关键词",
    nothing_found="没有找到结果。",
    results="搜索结果",
    close="关闭",
    menu="目录",
    overview="概览",
    pages="指南",
    groups="接口",
    project="软件包",
    on_this_page="本页内容",
    theme="浅色或深色",
    version="版本",
    copy="复制",
    copied="已复制",
    client_kind="客户端类型",
    link_to="链接到",
    returned_by="会返回它的接口：{count} 个",
    comma="、",
    since="自 {version} 起",
    deprecated="已弃用",
    edit="编辑本页",
    source="本页来源：",
    markdown="本页的 Markdown",
    readme="README",
    changelog="更新日志",
)
WORDS: Final = {"en": ENGLISH, "zh": CHINESE}
