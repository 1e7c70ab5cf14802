"""Slugs, documents and pages: what is taken from the Markdown, and where its links lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from volcgen.errors import InputError
from volcgen.site.documents import read_documents
from volcgen.site.facts import ActionFacts, Facts
from volcgen.site.render import render
from volcgen.site.slugs import Slugger, slug
from volcgen.site.split import Page, pages_of
from volcgen.site.words import ENGLISH


def action(name: str, *, errors: tuple[str, ...] = ()) -> ActionFacts:
    return ActionFacts(name, (name.lower(),), "talk", f"spec/{name}.yaml", "0.1.0", False, errors)


def facts(*actions: ActionFacts) -> Facts:
    return Facts(
        title={"en": "KV"},
        description={"en": "Keys."},
        languages=("en",),
        package="volc_kv",
        version="0.1.0",
        repository="",
        actions=actions,
        groups={"talk": tuple(each.name for each in actions)},
        codes=frozenset({"Gone"}),
        methods=frozenset(),
        sources={},
    )


def pages(tmp_path: Path, texts: dict[str, str], *actions: ActionFacts) -> dict[str, Page]:
    for path, text in texts.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    known = facts(*actions)
    found = pages_of(read_documents(tmp_path, "generated", ("en",)), known, ["en/picture.svg"])
    return {page.path: page for page in found}


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("CreateConversation", "createconversation"),
        ("返回中缺少字段时", "返回中缺少字段时"),
        ("What, why & how?", "what-why--how"),
        ("a_b", "a_b"),
    ],
)
def test_anchors_are_those_of_github(heading: str, anchor: str) -> None:
    assert slug(heading) == anchor


def test_an_anchor_that_comes_again_has_a_number() -> None:
    slugger = Slugger()
    assert [slugger.unique(text) for text in ("A", "a", "a-1", "A")] == ["a", "a-1", "a-1-1", "a-2"]


def test_the_lists_of_other_pages_are_taken_out(tmp_path: Path) -> None:
    text = """\
<!-- made -->
# Start

**Start**
· [All \\[actions\\]](api.md)
· [中文](../zh/index.md)

[Talks](talk.md)
· [Users](user.md)

[A link](api.md) begins the text.
"""
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/index.md").write_text(text, encoding="utf-8")
    [document] = read_documents(tmp_path, "generated", ("en",))
    assert document.text == "# Start\n\n[A link](api.md) begins the text.\n"
    assert document.listed == (
        ("index", "Start"),
        ("api", "All [actions]"),
        ("talk", "Talks"),
        ("user", "Users"),
    )


def test_a_group_is_split_at_its_actions_and_links_follow(tmp_path: Path) -> None:
    found = pages(
        tmp_path,
        {
            "docs/en/talk.md": """\
# Talks

About [GetTalk](#gettalk), [its limits](talk.md#limits-1), ![a picture](picture.svg).

## MakeTalk

Makes one. See [GetTalk](talk.md#gettalk) and [a file](../../LICENSE).

### Limits

Many.

## GetTalk

### Limits

[Back](index.md#first)

```text
[untouched](#gettalk)
```

## Not an action

[Up](#maketalk)
""",
            "docs/en/index.md": "# Start\n\n## First\n\n[Limits](talk.md#limits) [x](https://e.org/a.md)\n",
        },
        action("MakeTalk"),
        action("GetTalk"),
    )
    assert set(found) == {"en/index", "en/talk", "en/talk/maketalk", "en/talk/gettalk"}
    assert found["en/talk"].text == """\
# Talks

About [GetTalk](talk/gettalk.md), [its limits](talk/gettalk.md#limits), ![a picture](picture.svg).

## Not an action

[Up](talk/maketalk.md)
"""
    assert found["en/talk/maketalk"].text.startswith(
        "# MakeTalk\n\nMakes one. See [GetTalk](gettalk.md)"
    )
    assert found["en/talk/maketalk"].description.startswith("Makes one.")
    assert "\n## Limits\n" in found["en/talk/gettalk"].text
    assert "[Back](../index.md#first)" in found["en/talk/gettalk"].text
    assert "[untouched](#gettalk)" in found["en/talk/gettalk"].text
    assert "[Limits](talk/maketalk.md#limits) [x](https://e.org/a.md)" in found["en/index"].text


def test_links_between_codes_and_actions(tmp_path: Path) -> None:
    table = "| Code | Meaning |\n| --- | --- |\n| `Gone` | It is gone. |\n"
    found = pages(
        tmp_path,
        {
            "docs/en/talk.md": f"# Talks\n\n## GetTalk\n\n### Errors\n\n{table}",
            "docs/en/errors.md": f"# Errors\n\n## Missing\n\n{table}",
        },
        action("GetTalk", errors=("Gone",)),
    )
    known = facts(action("GetTalk", errors=("Gone",)))
    page = render(found["en/talk/gettalk"], known, ENGLISH, found)
    assert '<tr id="errors-gone">' in page.body
    assert '<a href="../errors.html#code-Gone"><code>Gone</code></a>' in page.body
    page = render(found["en/errors"], known, ENGLISH, found)
    assert '<tr id="code-Gone">' in page.body
    assert '<a href="talk/gettalk.html">GetTalk</a>' in page.body


HOSTILE = """\
# <script>alert(1)</script>

<script>alert(2)</script> <img src=x onerror=alert(3)> [x](javascript:alert(4)) ![y](data:text/html,z)
&lt;b&gt; "><svg onload=alert(5)>

## "><script>alert(6)</script>

| `"><script>alert(7)</script>` | `b` |
| --- | --- |
| `"><script>alert(8)</script>` | <iframe src=x> |

```python
"</code></pre><script>alert(9)</script>"
```

```"><script>
</code><script>
```
"""


def test_hostile_markdown_stays_text(tmp_path: Path) -> None:
    from volcgen.site.navigation import Section
    from volcgen.site.pages_html import SiteFacts, page_html

    found = pages(tmp_path, {"docs/en/index.md": HOSTILE})
    page = found["en/index"]
    rendered = render(page, facts(), ENGLISH, found)
    shared = SiteFacts('"><script>x', "<b>", "", ENGLISH, (Section("<i>", ()),))
    html = page_html(shared, page, rendered, [], "", (None, None), {})
    own = html.count("<script src=")
    assert html.count("<script") == own
    for tag in ("<img", "<iframe", "<b>", "<i>", "<svg onload"):
        assert tag not in html
    assert "javascript:" not in html.replace("[x](javascript:alert(4))", "")
    assert "alert(8)" in html


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("docs/en/a.md", b"# \xff\n", "generated/docs/en/a.md: 'utf-8' codec"),
        ("other.md", b"# A\n", "expected documents in generated/docs/, found none"),
    ],
)
def test_unusable_documents(tmp_path: Path, path: str, content: bytes, message: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    with pytest.raises(InputError, match=message.replace("(", r"\(")):
        read_documents(tmp_path, "generated", ("en",))
