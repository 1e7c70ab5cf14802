"""Documents for any service contain nothing of one service, and suit services of other shapes."""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import black
import pytest
from consumer import run_pytest
from docs_pages import ROOT, Page, cells

from volcgen.cli import main

OF_IM = re.compile(
    r"\bim\b|volc_?im|volcim|conversation|participant|friend|blacklist|inbox|app_?id|live group"
    r"|661000|RegisterUser|SendMessage|会话|直播|好友|黑名单|收件箱|单聊|群聊",
    re.IGNORECASE,
)
VENDOR = "https://www.volcengine.com/docs/"
OTHERS = {"kv": "tests/second_service/spec", "depot": "tests/wire_styles/spec"}
TEMPLATES = ROOT / "templates"
FILES = sorted(
    file
    for pattern in ("_docs/**/*", "docs/**/*", "_docs*.jinja", "_labels.jinja", "README*")
    for file in TEMPLATES.glob(pattern)
    if file.is_file()
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_a_template_for_any_service_names_nothing_of_im(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if OF_IM.search(line)] == []


@pytest.fixture(scope="module")
def weather(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project, generated."""
    root = tmp_path_factory.mktemp("weather")
    assert main(["init", "weather", "--folder", str(root)]) == 0
    generate(root)
    return root


def generate(root: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["generate"]) == 0


@pytest.fixture(scope="module", params=["weather", *OTHERS])
def pages(
    request: pytest.FixtureRequest, weather: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Page]:
    """The pages of a new project, and those of two services of the tests, by path."""
    root = weather
    if request.param != "weather":
        root = tmp_path_factory.mktemp("neutral")
        shutil.copytree(ROOT / OTHERS[request.param], root / "spec")
        (root / "pyproject.toml").write_text("[tool.volcgen]\n")
        generate(root)
    files = [*root.glob("*.md"), *(root / "generated").rglob("*.md")]
    names = [file.relative_to(root).as_posix() for file in files]
    return {name: Page(name, (root / name).read_text("utf-8")) for name in sorted(names)}


def test_documents_of_other_services_name_nothing_of_im(pages: dict[str, Page]) -> None:
    found = [
        f"{page.name}: {line}"
        for page in pages.values()
        for line in page.text.splitlines()
        if OF_IM.search(line)
    ]
    assert found == []


def test_links_in_documents_of_other_services_lead_somewhere(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for link in page.links:
            if link.startswith("https://"):
                assert link.startswith(VENDOR), f"{page.name}: {link}"
                continue
            path, _, anchor = unquote(link).partition("#")
            folder = posixpath.dirname(page.name)
            target = posixpath.normpath(posixpath.join(folder, path)) if path else page.name
            assert target in pages, f"{page.name}: {link} leads nowhere"
            assert not anchor or anchor in pages[target].anchors, f"{page.name}: {link}"


def test_documents_of_other_services_have_no_empty_parts(pages: dict[str, Page]) -> None:
    for page in pages.values():
        tokens = page.tokens
        for place, token in enumerate(tokens):
            if token.type != "heading_open":
                continue
            after = tokens[place + 3] if place + 3 < len(tokens) else None
            assert after is not None, f"{page.name}: the last heading has no text"
            is_deeper = after.type == "heading_open" and after.tag > token.tag
            assert (
                after.type != "heading_open" or is_deeper
            ), f"{page.name}: {tokens[place + 1].content}"
        for row in (row for table in page.tables for row in table):
            assert all(cells(row)), f"{page.name}: an empty cell in {row}"


def test_sentences_fit_a_service_of_any_shape(pages: dict[str, Page]) -> None:
    broken = re.compile(
        r"\b1 (?:actions|groups)\b|, ,|\(\)\.|,\.| {2}\S|全部 1 个|、、|、。|None\)|\bNone\b(?=\.)"
    )
    for page in pages.values():
        for token in page.inlines:
            text = re.sub(r"`[^`]*`", "``", token.content)
            assert not broken.search(text), f"{page.name}: {token.content}"


def test_the_tests_that_are_shown_pass_in_two_processes(
    weather: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page("patterns.md", (weather / "generated/docs/en/patterns.md").read_text("utf-8"))
    shown = [block.content for block in page.blocks if block.language == "python"]
    assert len(shown) == 4
    for source in shown:
        assert black.format_str(source, mode=black.Mode(line_length=100)) == source
    monkeypatch.setenv("PYTHONPATH", str(weather / "generated"))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # three processes start faster
    files = {f"test_{number}.py": source for number, source in enumerate(shown)}
    options = ("-p", "xdist", "-n", "2", "--dist", "loadfile", "-p", "volc_weather.testing.plugin")
    code, out = run_pytest(tmp_path, files, *options)
    assert code == 0, out
    assert "7 passed" in out
