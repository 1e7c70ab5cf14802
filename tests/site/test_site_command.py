"""`volcgen docs`: projects of any shape, versions, hostile texts, and mistakes in arguments."""

from __future__ import annotations

import contextlib
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from support.hostile_spec import quoted
from support.project import Project, make_project
from support.tiny_spec import PLAIN_TEMPLATES, SPEC

from volcgen.config import Config, find_config
from volcgen.site import serve as serving
from volcgen.site.output import replaced_folder
from volcgen.site.serve import start_server


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of another service, with its documents and a site."""
    project = make_project(tmp_path_factory.mktemp("tiny"), templates=PLAIN_TEMPLATES)
    project.good("generate")
    project.write(
        {
            "out/docs/en/shape.svg": "<svg/>",
            "out/docs/en/extra.md": "# Extra\n\n![A shape](shape.svg)\n",
        }
    )
    project.good("docs", "build")
    return project


def test_a_site_of_another_service_with_plain_pages(made: Project) -> None:
    folder = made.root / "site/latest"
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert {
        "index.html",
        "en/talk.html",
        "en/talk/maketalk.html",
        "zh/talk/listtalks.html",
    } <= pages
    assert (folder / "en/shape.svg").read_text(encoding="utf-8") == "<svg/>"
    assert '<img src="shape.svg" alt="A shape"' in made.read("site/latest/en/extra.html")
    assert not (made.root / "site/sitemap.xml").exists()


def test_a_release_has_a_folder_beside_the_latest(made: Project) -> None:
    outcome = made.good("docs", "build", "--release")
    version = re.search(r"site/(\d+\.\d+\.\d+)/", outcome.out)
    assert version, outcome.out
    versions = made.read("site/versions.js")
    assert versions.index('"folder": "latest"') < versions.index(f'"folder": "{version[1]}"')


def test_hostile_texts_of_a_spec_stay_text(tmp_path: Path) -> None:
    text = (
        "<script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3)) </title>."
    )
    spec = {
        path: content.replace("Make a talk.", quoted(text))
        .replace("Tiny chat", quoted(text[:-1]))
        .replace("Its name.", quoted(text))
        .replace("version: 0.1.0", 'version: 0.1.0, repository: "https://example.com/repo"')
        for path, content in SPEC.items()
    }
    project = make_project(tmp_path, spec=spec, templates=PLAIN_TEMPLATES)
    project.good("generate")
    project.good("docs", "build")
    for page in (tmp_path / "site/latest").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert html.count("<script") == html.count("<script src="), page
        assert "<img" not in html
        assert 'href="javascript' not in html
    assert "&lt;script&gt;" in project.read("site/latest/en/talk/maketalk.html")
    edit = "https://example.com/repo/blob/HEAD/spec/tiny/talk/MakeTalk.yaml"
    assert f'href="{edit}"' in project.read("site/latest/en/talk/maketalk.html")
    names = project.read("site/latest/en/texts.js")
    assert names.startswith("window.siteTexts = [[")


def test_several_services_have_a_folder_each(tmp_path: Path) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    for path, content in SPEC.items():
        changed = content.replace("service: tiny", "service: other")
        changed = changed.replace("tiny-im", "tiny-other").replace("tiny_im", "tiny_other")
        project.write({path.replace("spec/tiny", "spec/other"): changed})
    project.edit("pyproject.toml", 'output = "out"', 'output = "out/{service}"')
    project.good("generate")
    outcome = project.good("docs", "build", "--output", "web")
    assert "web/tiny/latest/" in outcome.out
    assert (tmp_path / "web/other/latest/en/talk/maketalk.html").is_file()
    index = project.read("web/index.html")
    assert 'href="tiny/index.html"' in index
    assert 'href="other/index.html"' in index
    outcome = project.good("docs", "build", "--service", "other", "--output", "one")
    assert not (tmp_path / "one/tiny").exists()


def test_a_missing_extra_is_one_sentence(made: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    outcome = made.run("docs", "build")
    assert outcome.code == 2
    assert outcome.err == (
        "error: `volcgen docs` needs packages that are not installed; "
        'install them with `pip install "volcgen[docs]"`\n'
    )


@pytest.mark.parametrize(
    "url", ["docs.example.com", "ftp://x", 'https://x/"><script>', "https://x/?a=1"]
)
def test_an_address_that_is_none(made: Project, url: str) -> None:
    outcome = made.run("docs", "build", "--site-url", url)
    assert outcome.code == 2
    assert "expected an address such as https://docs.example.com/" in outcome.err


def test_a_folder_with_other_files_is_left_alone(made: Project) -> None:
    made.write({"mine/notes.txt": "keep"})
    outcome = made.run("docs", "build", "--output", "mine")
    assert outcome.code == 2
    assert "was not written by `volcgen docs build`" in outcome.err
    assert made.read("mine/notes.txt") == "keep"


def test_without_documents_the_command_says_what_to_run(tmp_path: Path) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    outcome = project.run("docs", "build")
    assert outcome.code == 2
    assert (
        "expected documents in out/docs/, found none; run `volcgen generate` first" in outcome.err
    )
    assert not (tmp_path / "site").exists()


def test_a_build_that_fails_keeps_the_old_site(tmp_path: Path) -> None:
    folder = tmp_path / "latest"
    folder.mkdir()
    (folder / "old").touch()
    with contextlib.suppress(RuntimeError), replaced_folder(folder) as new:
        (new / "half").touch()
        raise RuntimeError
    assert [path.name for path in tmp_path.rglob("*")] == ["latest", "old"]


def test_the_server_is_on_loopback_and_a_taken_port_is_an_error(made: Project) -> None:
    server = start_server(made.root / "site", 0)
    try:
        assert server.server_address[0] == "127.0.0.1"
        with urlopen(f"http://127.0.0.1:{server.server_port}/latest/en/talk.html") as reply:
            assert reply.headers["Cache-Control"] == "no-store"
        outcome = made.run("docs", "serve", "--port", str(server.server_port))
        assert outcome.code == 2
        assert "choose another --port" in outcome.err
    finally:
        server.shutdown()
        server.server_close()


def test_serve_builds_again_after_each_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    config = find_config(tmp_path)
    shown: list[bytes] = []

    def watched(config: Config) -> Iterator[str]:
        project.good("generate")
        yield "first"
        [address] = re.findall(r"http://127\.0\.0\.1:\d+/", capsys.readouterr().out)
        page = f"{address}latest/en/talk/maketalk.html"
        shown.append(urlopen(page).read())  # noqa: S310
        project.edit("spec/tiny/talk/MakeTalk.yaml", "Make a talk.", "Begin a talk.")
        project.good("generate")
        yield "again"
        shown.append(urlopen(page).read())  # noqa: S310

    monkeypatch.setattr(serving, "watch", watched)
    assert serving.serve(config, None, tmp_path / "site", 0) == 0
    before, after = shown
    assert b"Make a talk." in before
    assert b"Begin a talk." in after
