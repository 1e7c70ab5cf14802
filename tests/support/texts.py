"""Texts that mean something to Python, TOML, YAML, Markdown or a terminal."""

from __future__ import annotations

from hypothesis import strategies as st

NASTY = [
    "", " ", "\n", "\r", "\r\n", "\t", "\x85", "\u2028", "\u2029", "\v", "\f", "\0", "\x1b[31m", "\x7f",
    '"', "'", '""', '"""', "'''", '""""', 'a"', '"a', "\\", "a\\", '\\"', '\\\\"', "\\\n", "\\N{DASH}",
    "\\u0041", "{{ 7*7 }}", "{% raw %}", "{# x #}", "#}", "{x}", "{{x}}", "%s", "%(x)s", "${x}",
    "[x](javascript:alert(1))", "![x](y)", "<script>alert(1)</script>", "<!-- x -->", "-->", "]]>",
    "|", "a | b", "`", "``", "`a`", "```", "`a|b`", "`\\`", "`a\\|b`", "*a*", "_a_", "__a__", "~~a~~",
    "# a", "## a", "- a", "+ a", "* a", "> a", "=====", "-----", "***", ": a", "&lt;", "&#60;", "&amp",
    "https://example.com/?a=b&c=d", "<https://example.com>", "[a]: b", "[^1]", "$x$", "~~~", "    code",
    "中文，标点。", "😀", "e\u0301", "\u200b", "\u202e", "\ufeff", "\U000e0041", "\ue000", "\U0010ffff",
    "x" * 5000, "a b " * 500, "'''\n\"\"\"\n\\", "[x]", "key = 1\n[table]", "\"\n[project]\nname = \"x",
]  # fmt: skip


TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.sampled_from([*"`|\\\"'*_[]()<>&#-+=:~!{}%\n\r \t", "a", "1", ".", "名"]), max_size=24).map("".join),
)  # fmt: skip
