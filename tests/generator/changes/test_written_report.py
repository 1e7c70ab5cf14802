"""`volcgen import` without `--json`: what it prints, and its exit codes."""

from __future__ import annotations

import json

from support.project import Project, tree
from support.tiny_pages import CHANGED_PAGE, MAKE_PAGE

MAKE = "spec/tiny/talk/MakeTalk.yaml"


def test_the_report_has_all_that_a_person_must_know(plain: Project) -> None:
    plain.write({"make.md": CHANGED_PAGE})
    outcome = plain.good("import", "make.md")
    assert outcome.err == ""
    assert outcome.out == """\
changed:
  spec/tiny/talk/MakeTalk.yaml: qps: 50 → 80 (make.md:4)
  spec/tiny/talk/MakeTalk.yaml: request.OwnerId.max: 900 → 1000 (make.md:19)
  spec/tiny/talk/MakeTalk.yaml: request.Count: new, Long (make.md:21)
  spec/tiny/structs.yaml: structs.Info.fields.Kind.enum: new value 3 (make.md:32)

kept, because evidence gives a reason:
  `request.Key.required` is false in the spec, true on the page of MakeTalk (make.md:23): The page does not say that it is one.

not on the page; remove it, or add evidence with the reason:
  spec/tiny/structs.yaml:19:35: the value 2 of `structs.Info.fields.Kind.enum` is not on the page of MakeTalk (make.md:31)
  spec/tiny/structs.yaml:34:14: `structs.Miss.fields.Words` is not on the page of MakeTalk (make.md:53)

to write, before `volcgen generate`:
  spec/tiny/structs.yaml:8: 3 placeholders; `volcgen lint` lists them
  spec/tiny/talk/MakeTalk.yaml:18: 2 placeholders; `volcgen lint` lists them

written:
  spec/tiny/structs.yaml
  spec/tiny/talk/MakeTalk.yaml

"""
    before = tree(plain.root)
    again = plain.good("import", "make.md")
    assert "changed:" not in again.out
    assert again.out.endswith("nothing to change\n")
    assert tree(plain.root) == before


def test_a_page_that_agrees(plain: Project) -> None:
    plain.write({"make.md": MAKE_PAGE})
    assert plain.good("import", "make.md").out == "nothing to change\n"


def test_json(plain: Project) -> None:
    plain.write({"make.md": CHANGED_PAGE})
    data = json.loads(plain.good("import", "make.md", "--format", "json").out)
    assert data["files"] == ["spec/tiny/structs.yaml", MAKE]
    assert [(row["where"], row["page"]) for row in data["changes"]] == [
        ("qps", 80),
        ("request.OwnerId.max", 1000),
        ("request.Count", "Long"),
        ("structs.Info.fields.Kind.enum", 3),
    ]
    assert [row["where"] for row in data["decided"]] == ["request.Key.required"]
    assert [row["spec"] for row in data["gone"]] == [2, "String"]
    assert {row["rule"] for row in data["placeholders"]} == {"L242"}
    assert (data["notes"], data["problems"], data["refused"], data["added"]) == ([], [], [], [])


def test_annotations(plain: Project) -> None:
    plain.write({"make.md": CHANGED_PAGE.replace("最大值为 `1000`", "最大值为 `5`")})
    lines = plain.good("import", "make.md", "--format", "github").out.splitlines()
    assert f"::error file={MAKE},line=16,col=66,title=L207::10 is above the maximum" in lines
    english = "the English text is a placeholder"
    assert f"::warning file={MAKE},line=18,col=69,title=L242::{english}" in lines
    assert any("title=gone" in line for line in lines)


def test_a_new_action_is_one_line(plain: Project) -> None:
    plain.write({"drop.md": MAKE_PAGE.replace("MakeTalk", "DropTalk")})
    outcome = plain.good("import", "drop.md", "--service", "tiny", "--group", "talk")
    assert outcome.out.startswith("added:\n  action DropTalk\n\n")
    assert "changed:" not in outcome.out


def test_a_refused_page_is_one_error(plain: Project) -> None:
    plain.write(
        {
            "make.md": MAKE_PAGE.replace("**POST**", "**GET**"),
            "good.md": CHANGED_PAGE.replace("MakeTalk", "DropTalk"),
        }
    )
    before = tree(plain.root)
    outcome = plain.run("import", "make.md", "good.md", "--group", "talk")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "error: make.md:6: the method is GET, POST in the spec; correct `method` there if it changed\n"
        "nothing was written\n"
    )
    assert tree(plain.root) == before
    data = json.loads(plain.run("import", "make.md", "--format", "json").out)
    assert [row["line"] for row in data["refused"]] == [6]


def test_an_unknown_service_is_one_error(plain: Project) -> None:
    plain.write({"make.md": MAKE_PAGE})
    outcome = plain.run("import", "make.md", "--service", "im")
    assert (outcome.code, outcome.err) == (
        2,
        "error: the spec has no service `im`; it has `tiny`; for a further service, `output` in "
        "pyproject.toml must contain {service}\n",
    )
