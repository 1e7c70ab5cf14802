"""`volcgen drift`: what it prints, its exit codes, and that it writes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.project import Project, tree
from support.tiny_pages import CHANGED_PAGE, MAKE_PAGE, changed


def drift(project: Project, page: str, *options: str) -> tuple[int, str, str]:
    project.write({"make.md": page})
    before = tree(project.root)
    outcome = project.run("drift", "make.md", *options)
    assert tree(project.root) == before
    return outcome.code, outcome.out, outcome.err


def test_a_page_that_agrees(plain: Project) -> None:
    assert drift(plain, MAKE_PAGE) == (0, "no difference in 1 action\n", "")


def test_each_difference_has_both_values_and_both_places(plain: Project) -> None:
    code, out, err = drift(plain, CHANGED_PAGE)
    assert (code, err) == (1, "")
    assert out == """\
spec/tiny/talk/MakeTalk.yaml:4:6: `qps` is 50 in the spec, 80 on the page of MakeTalk (make.md:4)
spec/tiny/talk/MakeTalk.yaml:16:54: `request.OwnerId.max` is 900 in the spec, 1000 on the page of MakeTalk (make.md:19)
spec/tiny/talk/MakeTalk.yaml:14:1: the page of MakeTalk has `request.Count` (Long) (make.md:21), the spec does not
spec/tiny/structs.yaml:18:35: the value 2 of `structs.Info.fields.Kind.enum` is not on the page of MakeTalk (make.md:31)
spec/tiny/structs.yaml:18:35: the page of MakeTalk has the value 3 of `structs.Info.fields.Kind.enum` (make.md:32), the spec does not
spec/tiny/structs.yaml:33:14: `structs.Miss.fields.Words` is not on the page of MakeTalk (make.md:53)

decided:
  `request.Key.required` is false in the spec, true on the page of MakeTalk (make.md:23): The page does not say that it is one.

6 differences in 1 action; 1 decided
"""


def test_decided_differences_do_not_fail(plain: Project) -> None:
    code, out, _ = drift(plain, changed(("| Key | String | 否", "| Key | String | 是")))
    assert code == 0
    assert out.endswith("no difference in 1 action; 1 decided\n")


def test_json(plain: Project) -> None:
    code, out, _ = drift(plain, changed(("最大值为 `900`", "最大值为 `1000`")), "--format", "json")
    assert code == 1
    assert json.loads(out) == {
        "actions": 1,
        "differences": [
            {
                "action": "MakeTalk",
                "where": "request.OwnerId.max",
                "spec": 900,
                "page": 1000,
                "at": {"path": "spec/tiny/talk/MakeTalk.yaml", "line": 16, "column": 54},
                "page_at": {"path": "make.md", "line": 19},
                "decided": None,
                "message": "`request.OwnerId.max` is 900 in the spec, 1000 on the page of MakeTalk (make.md:19)",
            }
        ],
        "decided": [],
        "contradictions": [],
        "refused": [],
    }


def test_annotations(plain: Project) -> None:
    code, out, _ = drift(
        plain, changed(("最大值为 `900`", "最大值为 `1000`")), "--format", "github"
    )
    assert code == 1
    assert out == (
        "::error file=spec/tiny/talk/MakeTalk.yaml,line=16,col=54,title=drift::"
        "`request.OwnerId.max` is 900 in the spec, 1000 on the page of MakeTalk (make.md:19)\n"
    )


def test_a_page_beside_a_definition(plain: Project) -> None:
    schema = {
        "type": "object",
        "properties": {"OwnerId": {"type": "integer", "format": "int64", "maximum": 7}},
    }
    api = {
        "openapi": "3.0.0",
        "info": {"title": "MakeTalk", "version": "2020-12-01"},
        "paths": {"/MakeTalk": {"post": {"requestBody": {"content": {"application/json": {"schema": schema}}}}}},
    }  # fmt: skip
    plain.write({"make.md": MAKE_PAGE, "api.json": json.dumps(api)})
    outcome = plain.run("drift", "make.md", "api.json")
    assert outcome.code == 0, outcome
    assert "documents that contradict each other:\n" in outcome.out
    assert "MakeTalk: request.OwnerId max: 900 at make.md:19, 7 at api.json:1\n" in outcome.out
    outcome = plain.run("drift", "make.md", "api.json", "--format", "github")
    assert (
        "::warning file=make.md,line=19,col=1,title=contradiction::MakeTalk%3A" not in outcome.out
    )
    assert (
        "::warning file=make.md,line=19,col=1,title=contradiction::MakeTalk: request.OwnerId max"
        in outcome.out
    )


def test_a_page_that_cannot_be_read(plain: Project) -> None:
    code, out, err = drift(plain, "# 公共错误码\n\n没有接口。\n")
    assert code == 2
    assert err.startswith("error: make.md:")
    assert out == "no difference in 0 actions\n"


def test_a_new_action(plain: Project) -> None:
    code, out, _ = drift(plain, MAKE_PAGE.replace("MakeTalk", "DropTalk"))
    assert code == 1
    assert "the spec has no action DropTalk, which is described by make.md:" in out


@pytest.mark.parametrize("name", ["missing.md", "empty", "data.bin"])
def test_bad_input_is_one_error(plain: Project, tmp_path: Path, name: str) -> None:
    (plain.root / "empty").mkdir()
    plain.write({"data.bin": b"\x00\x01\xff\xfe"})
    outcome = plain.run("drift", name)
    assert (outcome.code, outcome.err.count("error:")) == (2, 1)
    assert "Traceback" not in outcome.err


def test_a_spec_with_placeholders_is_compared(plain: Project) -> None:
    plain.edit("spec/tiny/structs.yaml", "en: Its mood.", "en: TODO")
    assert drift(plain, MAKE_PAGE)[0] == 0


def test_an_invalid_spec(plain: Project) -> None:
    plain.edit("spec/tiny/structs.yaml", "type: Double", "tpye: Double")
    code, _, err = drift(plain, MAKE_PAGE)
    assert code == 2
    assert "S102" in err
