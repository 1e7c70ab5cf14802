"""Every program on the pages runs as it stands, against the emulator."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import black
import pytest
from docs_pages import GENERATED, OUTPUT, PAGES, READMES, Block

from volc_im.emulator import Emulator

BLOCKS = [block for page in PAGES.values() for block in page.blocks]
READMES_BLOCKS = [block for page in READMES for block in page.blocks]
PROGRAMS = [block for block in (*BLOCKS, *READMES_BLOCKS) if block.language == "python"]


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(access_key="AK", secret_key="SK", samples=True) as server:
        yield server


@pytest.fixture
def environment(
    emulator: Emulator, clean_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the pages tell the reader to set."""
    emulator.reset()  # no program sees what another one left
    monkeypatch.setenv("VOLCENGINE_ENDPOINT", emulator.endpoint)
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "AK")
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", "SK")


@pytest.fixture
def quiet() -> Iterator[None]:
    """A program that turns logging up does so for itself only."""
    logger = logging.getLogger("volc_im")
    level = logger.level
    yield
    logger.setLevel(level)


@pytest.mark.usefixtures("environment", "quiet")
@pytest.mark.parametrize("block", PROGRAMS, ids=lambda block: block.id)
def test_program_runs_as_it_stands(block: Block, capfd: pytest.CaptureFixture[str]) -> None:
    # Captured as file descriptors, because a program may start another one.
    # Empty lines before it, so that a traceback names the line of the page.
    source = "\n" * block.line + block.content
    exec(compile(source, str(GENERATED / block.page), "exec"), {"__name__": "__main__"})
    printed = capfd.readouterr()
    assert not printed.err
    if block.output is not None:
        assert printed.out == block.output


@pytest.mark.parametrize("block", PROGRAMS, ids=lambda block: block.id)
def test_program_is_laid_out_as_black_would(block: Block) -> None:
    assert black.format_str(block.content, mode=black.Mode(line_length=100)) == block.content


def test_every_page_about_calls_has_programs() -> None:
    pages = {block.page for block in PROGRAMS} - {page.name for page in READMES}
    assert pages == {
        name
        for name in PAGES
        if not name.endswith(("structs.md", "api.md", "cli.md", "names.md"))
        and "CHANGELOG" not in name
    }


def test_every_output_belongs_to_a_program() -> None:
    outputs = [block.content for block in BLOCKS if block.language == OUTPUT]
    assert outputs
    assert [block.output for block in PROGRAMS if block.output is not None] == outputs


def test_every_block_says_what_it_is() -> None:
    known = {"python", "json", "sh", "go", "text", OUTPUT}
    assert {block.language for block in BLOCKS} <= known
