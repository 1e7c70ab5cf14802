"""The view: the spec in Python's words, as templates see it."""

from __future__ import annotations

import ast
import dataclasses

import pytest
from support.project import Project, tree

from volcgen.formatting import format_python
from volcgen.spec.load import load
from volcgen.view import View, build_view
from volcgen.view.actions import ActionView
from volcgen.view.examples import call
from volcgen.view.reads import attributes
from volcgen.view.text import Raw

MAKE = "spec/tiny/talk/MakeTalk.yaml"
LIST = "spec/tiny/talk/ListTalks.yaml"


def view_of(project: Project) -> View:
    return build_view(load(project.root / "spec", project.root))


@pytest.fixture
def view(plain: Project) -> View:
    return view_of(plain)


def test_required_parameters_come_first_and_the_clients_last(view: View) -> None:
    make, talks = view.actions
    assert [p.parameter for p in make.parameters] == [
        "info: Info",
        "owner_id: int | None = None",
        "owner_id_str: str | None = None",
        "other_id: int | None = None",
        "key: str | None = None",
        "silent: bool | None = None",
        "app_id: int | None = None",
    ]
    assert [p.parameter for p in talks.parameters] == [
        "limit: int", "cursor: int | None = None", "word: str | None = None",
        "app_id: int | None = None",
    ]  # fmt: skip


def test_a_field_with_a_twin_may_be_left_out(view: View) -> None:
    owner = next(f for f in view.actions[0].request.fields if f.name == "owner_id")
    assert owner.required
    assert owner.optional
    assert (owner.string_alternative, owner.alternative_name) == (Raw("OwnerIdStr"), "owner_id_str")


def test_names_in_python(view: View) -> None:
    make, talks = view.actions
    assert (make.method, make.constant, make.group) == ("make_talk", "MAKE_TALK", "talk")
    assert (make.request.name, make.result.name) == ("MakeTalkRequest", "MakeTalkResult")
    assert talks.paging is not None
    assert (talks.iterator, talks.paging.item) == ("iter_talks", "Info")
    assert talks.paging.page_size == 50
    assert [f.name for f in talks.paging.parameters] == ["word", "app_id"]
    assert make.paging is None
    assert view.python_names["OwnerIdStr"] == "owner_id_str"


def test_structs_know_whether_they_are_sent(view: View) -> None:
    assert {struct.name: struct.sent for struct in view.structs} == {
        "Info": True,
        "Detail": True,
        "Miss": False,
    }
    assert all(action.request.sent and not action.result.sent for action in view.actions)


def test_a_struct_that_only_replies_hold_is_not_sent(plain: Project) -> None:
    plain.edit(MAKE, "  Made: {type: Long,", "  Only: {type: Object of Only, description: {en: X., zh: 某。}}\n  Made: {type: Long,")  # fmt: skip
    text = plain.read("spec/tiny/structs.yaml")
    only = "  Only:\n    description: {en: X., zh: 某。}\n    fields:\n      A: {type: Long, description: {en: X., zh: 某。}}\n"
    plain.write({"spec/tiny/structs.yaml": text + only})
    assert {s.name: s.sent for s in view_of(plain).structs}["Only"] is False


def test_an_example_is_a_call_with_enums_and_structs(view: View) -> None:
    make, talks = view.actions
    assert make.example == (
        "tiny.make_talk(\n"
        "    info=Info(\n"
        "        kind=Kind.SINGLE,\n"
        "        mood=Mood.WILD,\n"
        '        name="Tea",\n'
        '        detail=Detail(score=0.5, tags=["a"]),\n'
        "    ),\n"
        "    owner_id=10,\n"
        "    other_id=11,\n"
        ")"
    )
    assert make.example_imports == ("Detail", "Info", "Kind", "Mood")
    assert talks.example == "tiny.list_talks(limit=50, cursor=0)"
    for action in view.actions:
        assert format_python(f"{action.example}\n") == f"{action.example}\n"


def test_a_call_breaks_only_where_it_must() -> None:
    short = [("a", "1"), ("b", '"x"')]
    assert call("f", short) == 'f(a=1, b="x")'
    long = [("a", "1"), ("b", f'"{"x" * 80}"')]
    assert call("f", long) == f'f(\n    a=1,\n    b="{"x" * 80}",\n)'
    assert call("f", []) == "f()"


def test_a_docstring_says_all_that_is_known(view: View) -> None:
    text = view.actions[0].docstring
    for words in (
        "Make a talk.",
        "Without `key` it makes a new one each time.",
        "Limit: 50 calls per second",
        "`other_id` is required when `info.kind` is 1.",
        "owner_id: Owner. 1 to 900. Send this or `owner_id_str`.",
        "silent: Send no notification. Default on the server: `False`.",
        "NotFoundError: `NoTalk` (No such talk).",
        "ThrottledError: `TooFast`",
        "Example:\n    tiny.make_talk(",
        "Source: https://www.volcengine.com/docs/6348/3",
    ):
        assert words in text
    assert "See `Client.make_talk` for limits" in view.actions[0].async_docstring
    assert view.actions[1].paging is not None
    assert "See `Client.iter_talks` for limits" in view.actions[1].iterator_texts.async_docstring


def test_programs_of_the_documents_are_python(view: View) -> None:
    for program in view.programs.values():
        for field in dataclasses.fields(program):
            source = getattr(program, field.name)
            if isinstance(source, str) and field.name not in ("request", "reply"):
                ast.parse(source)


def test_the_package_offers_every_class(view: View) -> None:
    names = [symbol.name for symbol in view.symbols]
    assert names == sorted(names)
    for name in (
        "Client",
        "AsyncClient",
        "Info",
        "Detail",
        "Kind",
        "Mood",
        "MakeTalkResult",
        "APIError",
    ):
        assert name in names
    assert "MakeTalkRequest" not in names


def test_a_view_is_a_value(plain: Project, view: View) -> None:
    for one, other in zip(view_of(plain).actions, view.actions, strict=True):
        assert all(getattr(one, name) == getattr(other, name) for name in attributes(ActionView))
    with pytest.raises(dataclasses.FrozenInstanceError):
        view.service.name = "other"  # type: ignore[misc]


def test_formatting_is_blacks_and_settles(tiny: Project) -> None:
    assert format_python("x = {  'a':1 }\n") == 'x = {"a": 1}\n'
    assert format_python('x = {"a": 1}\n') == 'x = {"a": 1}\n'
    for path, content in tree(tiny.output).items():
        if path.endswith(".py") and content is not None and "_core" not in path:
            text = content.decode()
            assert format_python(text) == text, path
