"""An action must not have the name of a method that templates of its service add to the clients."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.project import Project, tree

from volc_im import AsyncClient, Client
from volc_im.service import SERVICE
from volcgen import names
from volcgen.cache.store import Cache
from volcgen.config import find_config
from volcgen.render import Renderer
from volcgen.sources import Sources

EXTRAS = "templates/_extras.jinja"


@pytest.mark.parametrize("method", ["make_talk", "iter_talks"])
@pytest.mark.parametrize("command", ["lint", "check", "generate"])
def test_it_is_refused(plain: Project, method: str, command: str) -> None:
    plain.write({EXTRAS: f'{{% set added_methods = ["{method}"] %}}'})
    before = tree(plain.output)
    outcome = plain.run(command)
    assert outcome.code == 2
    assert (
        f"error[L217] `{method}` is a method that the templates of the service add" in outcome.err
    )
    assert tree(plain.output) == before


def test_other_names_are_accepted(plain: Project) -> None:
    plain.write({EXTRAS: '{% set added_methods = ["send_text"] %}'})
    assert plain.run("lint").code == 0


def test_a_broken_template_is_named(plain: Project) -> None:
    plain.write({EXTRAS: "\n{% set added_methods = missing.x %}"})
    outcome = plain.run("lint")
    assert (outcome.code, outcome.out) == (2, "")
    assert "template _extras.jinja:2: 'missing' is undefined" in outcome.err


@pytest.mark.parametrize("client", [Client, AsyncClient])
def test_the_templates_of_im_name_all_that_they_add(client: type[object]) -> None:
    config = find_config(Path(__file__).parents[4])
    added = Renderer(Sources(config, "im"), Cache.of(config.root)).added_methods
    assert "send_text" in added
    own = {names.snake(action) for action in SERVICE.actions} | {*names.CLIENT_ATTRIBUTES}
    others = {name for name in dir(client) if not name.startswith(("_", "iter_"))} - own
    assert added == others
