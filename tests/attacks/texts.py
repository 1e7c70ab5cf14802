"""Hostile texts by kind. `CANARY` stands for a file that must never be created."""

from __future__ import annotations

from typing import Final

CANARY: Final = "CANARY"
_RUN: Final = f"__import__('pathlib').Path('{CANARY}').touch()"

TEXTS: Final[dict[str, tuple[str, ...]]] = {
    "Python": (
        f'"""\n{_RUN}\n"""', f"'''\n{_RUN}\n'''", f'"); {_RUN}; ("', f"'); {_RUN}; ('", f"\\\n{_RUN}",
        f"x\r{_RUN}", f"x\x0c{_RUN}", f"{{{_RUN}}}", f"f'{{{_RUN}}}'", f'\\"""\n{_RUN}', 'ends with "',
        "ends with \\", f"default_factory=lambda: {_RUN}", f"x: int = {_RUN}", f"# coding: rot13\n{_RUN}",
        "__class__", "import", "None", "self", "\\N{DASH}", "\\x", "%s %(x)s", "{0.__class__}",
    ),
    "template": (
        f"{{{{ {_RUN} }}}}", "{{ 7*7 }}", "{% raw %}", "{% endraw %}", "{% include '/etc/passwd' %}", "{# #}",
        "{{ self.__init__.__globals__ }}", "}}", "%}", "#}", "${7*7}", "<%= 7*7 %>",
    ),
    "line ends": (
        "\n", "\r", "\r\n", "a\x85b", "a\u2028b", "a\u2029b", "a\x0bb", "a\x0cb", "a\x1cb", "a\0b", "a\x1b[31mb",
        "a\x7fb", "\t",
    ),
    "markup": (
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</code></pre><h1>", "<!--", "-->", "]]>",
        "[x](javascript:alert(1))", "![x](http://evil.example/x.png)", "[x]: http://evil.example", "| a | b |",
        "```\n# x\n```", "# heading", "<details open ontoggle=alert(1)>", "&lt;script&gt;", "`", "*x*", "\n\n---\n\n",
        "$\\unicode{x}$", "<https://evil.example>",
    ),
    "data languages": (
        '"\n[project]\nname = "evil', "'''\n[tool]\n'''", "!!python/object/apply:os.system [true]", "*alias",
        "&anchor x", "<<: x", "%YAML 1.1", "--- x", "? x", "- x", "x: y", ": ", "# x", "~", "yes", "0x10", "1e999",
        '{"a": 1}', "[1, 2", "'", '"', "\\u0041", "\\ud83d",
    ),
    "Unicode": (
        "a\u200bb", "a\u202eb", "a\u2066b\u2069", "N\u0430me", "e\u0301", "\ufeffx", "\U000e0041", "\ue000",
        "\uffff", "😀", "中文，标点。", "\u0130", "ﬁ", "Ⅷ", "\u00a0", "\u3000", "\U0001f468\u200d\U0001f469",
    ),
    "paths": (
        "../../outside", "/etc/passwd", "..\\..\\outside", "C:\\x", "con", "a/../../b", ".git/hooks/x", "~/x", ".", "..",
        "a\0b", "x" * 300, "a/b", "AUX.py", "file:///etc/passwd",
    ),
    "addresses": (
        "javascript:alert(1)", "http://169.254.169.254/latest", "https://user:pass@evil.example/", "//evil.example",
        "http://127.0.0.1:1/", "https://[::1", "https://evil.example\r\nX-Injected: 1", "data:text/html,x",
        "https://rtc.example.com.evil.example",
    ),
    "numbers": (
        "9" * 40, "-1", "-0", "1e400", "NaN", "Infinity", "0x7fffffff", "1_000", "१२", "9" * 5000, "0" * 300 + "1",
    ),
    "sizes": ("", " ", "x" * 100_000, "words " * 20_000, "😀" * 20_000, "[" * 5_000, "(" * 2_000),
    "shell": (
        f"$(touch {CANARY})", f"`touch {CANARY}`", f"; touch {CANARY}", f"| touch {CANARY}", f"\n touch {CANARY}\n",
        "--help", "-rf", "@/etc/passwd", "%0a", "$HOME",
    ),
}  # fmt: skip

JOINED: Final = {
    kind: ("".join(f"{text[:300]} " for text in texts),) for kind, texts in TEXTS.items()
}
"""One text for each kind, for runs that take longer."""
RAW: Final[dict[str, tuple[bytes, ...]]] = {
    "encodings": (b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3\x28", b"\xed\xa0\x80", b"\x00" * 20, "中".encode("gbk")),
    "nesting": (
        b"[" * 20_000, b"{" * 20_000, b"{'a':" * 5_000, b"- " * 5_000 + b"x", b"<div>" * 20_000, b"> " * 5_000,
        b'{"Result":' * 20_000, b"((((" * 5_000,
    ),
    "bombs": (
        b"a: &a [x, x, x, x, x, x, x, x, x]\n" + b"".join(
            b"%c: &%c [%s]\n" % (98 + n, 98 + n, b", ".join([b"*%c" % (97 + n)] * 9)) for n in range(12)
        ),
        b"a: &a {b: *a}\n", b"x: " + b"9" * 100_000, b"x: 1" + b"0" * 5_000, b"<<: [" + b"{a: 1}," * 2_000 + b"]",
        b"!!binary " + b"A" * 100_000, b"? " * 3_000 + b"x",
    ),
    "cut": (b"", b" ", b"\n", b"{", b'{"a"', b'"', b"---", b"null", b"[]", b"0", b"true", b'{"Result": {', b"<html>"),
    "size": (b"x" * 5_000_000, b"\n" * 2_000_000, b"x: y\n" * 200_000, b'{"a":' + b" " * 5_000_000 + b"1}"),
}  # fmt: skip
