"""The pictures of any service show what that service has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from support.pictures import parsed, texts
from support.project import REPOSITORY, make_project

from volcgen.cache.store import Cache
from volcgen.config import find_config
from volcgen.render import Renderer
from volcgen.sources import Sources
from volcgen.spec.load import load
from volcgen.view import View, build_view
from volcgen.view.actions import ActionView
from volcgen.view.groups import GroupView
from volcgen.view.model import ErrorView

Draw = Callable[[View], dict[str, str]]


@pytest.fixture(scope="module")
def draw(tmp_path_factory: pytest.TempPathFactory) -> Draw:
    """Return a function that returns the words of each English picture of a view."""
    sources = Sources(find_config(REPOSITORY), "tiny")
    renderer = Renderer(sources, Cache.of(tmp_path_factory.mktemp("cache")))

    def words(view: View) -> dict[str, str]:
        found: dict[str, str] = {}
        for path, output in renderer.outputs(view).items():
            if path.startswith("docs/en/pictures/"):
                content = renderer.render_output(output, view).content
                found[Path(path).stem] = " ".join(texts(parsed(content)))
        return found

    return words


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    project = make_project(tmp_path_factory.mktemp("tiny"), templates={})
    return build_view(load(project.root / "spec", project.root))


class Changed:
    """A view of this kind with other values of some attributes."""

    def __init__(self, kind: type[Any], view: Any, **values: Any) -> None:
        self.__dict__.update(values, _kind=kind, _view=view)

    def __getattr__(self, name: str) -> Any:
        member = getattr(self._kind, name, None)
        if isinstance(member, property) and member.fget is not None:
            return member.fget(self)
        return getattr(self._view, name)


def changed(view: View, **facts: Any) -> View:
    """Return the view with facts of its actions changed."""

    def group(each: GroupView) -> Any:
        actions = tuple(Changed(ActionView, action, **facts) for action in each.actions)
        return Changed(GroupView, each, actions=actions)

    return cast(View, Changed(View, view, groups=tuple(map(group, view.groups))))


def test_a_service_with_everything(draw: Draw, view: View) -> None:
    found = draw(view)
    assert found.keys() == {"call", "package", "paging", "quota", "retries"}
    assert "limiter" in found["call"]
    assert "idempotency key" in found["call"]


def test_a_service_without_quotas(draw: Draw, view: View) -> None:
    found = draw(changed(view, qps=None, rate_limit=None))
    assert "quota" not in found
    assert "limiter" not in found["call"]
    assert "reserve" not in found["call"]


def test_a_service_without_listings(draw: Draw, view: View) -> None:
    assert "paging" not in draw(changed(view, iterator=""))


def test_a_service_without_idempotency_keys(draw: Draw, view: View) -> None:
    assert "idempotency" not in draw(changed(view, idempotency=None))["call"]


@pytest.mark.parametrize(
    ("kind", "cursor"),
    [("cursor", "cursor c2"), ("offset", "offset 40"), ("page", "number 3"), ("token", "token t2")],
)
def test_the_cursor_of_each_kind_of_listing(draw: Draw, view: View, kind: str, cursor: str) -> None:
    [listing] = [action.paging for action in view.actions if action.paging]
    found = draw(changed(view, paging=replace(listing, kind=kind)))["paging"]
    assert found.count(cursor) == 2  # the page that fails, and the same page again
    assert f"start={cursor.split()[1]}" in found


def with_errors(view: View, *errors: ErrorView) -> View:
    return cast(View, Changed(View, view, errors=errors))


def test_error_codes_are_shown_where_they_are_retried(draw: Draw, view: View) -> None:
    [error] = [each for each in view.errors if each.code == "NoTalk"]
    shown = [
        "NoTalk" in draw(with_errors(view, replace(error, category=category)))["retries"]
        for category in ("throttled", "server", "expired", "clock_skew", "limit", "auth")
    ]
    assert shown == [True, True, True, True, False, False]
