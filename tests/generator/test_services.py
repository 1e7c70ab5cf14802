"""Several services in one project: an output for each, one run for all, and commands for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.project import Project
from support.tiny_spec import PLAIN_TEMPLATES, SERVICE, SPEC

KIOSK = SERVICE.replace("service: tiny", "service: kiosk").replace(
    "distribution: tiny-im, import: tiny_im", "distribution: kiosk, import: kiosk"
)


@pytest.fixture
def two(tmp_path: Path) -> Project:
    """A project with the services tiny and kiosk."""
    found = Project(tmp_path)
    found.write(SPEC)
    found.write({path.replace("/tiny/", "/kiosk/"): text for path, text in SPEC.items()})
    found.write({"spec/kiosk/service.yaml": KIOSK})
    found.write({f"templates/{path}": text for path, text in PLAIN_TEMPLATES.items()})
    found.write(
        {"pyproject.toml": '[tool.volcgen]\ntemplates = "templates"\noutput = "out/{service}"\n'}
    )
    return found


def test_each_service_has_an_output(two: Project) -> None:
    outcome = two.run("generate")
    assert outcome.code == 0, outcome
    assert {path.name for path in two.output.iterdir()} == {"tiny", "kiosk"}
    assert (two.output / "kiosk/kiosk/names.py").is_file()
    assert (two.output / "tiny/tiny_im/names.py").is_file()
    assert two.run("check").out.count("is up to date") == 2
    assert two.run("generate").out.count("nothing to do") == 2
    assert two.run("lint").out.count("has no problems") == 2


def test_an_edit_changes_one_output(two: Project) -> None:
    assert two.run("generate").code == 0
    two.edit("spec/kiosk/talk/MakeTalk.yaml", "Make a talk.", "Make one talk.")
    outcome = two.run("check")
    assert outcome.code == 1
    assert "out/kiosk/" in outcome.out
    assert "out/tiny/ is up to date" in outcome.out
    outcome = two.run("generate", "--service", "tiny")
    assert (outcome.code, outcome.out) == (0, "tiny: nothing to do: 7 files are up to date\n")
    assert two.run("generate").code == two.run("check").code == 0


def test_problems_of_all_services_are_reported_and_nothing_is_written(two: Project) -> None:
    two.edit("spec/kiosk/talk/MakeTalk.yaml", "qps: 50", "qps: 0")
    two.edit("spec/tiny/talk/MakeTalk.yaml", "qps: 50", "qps: many")
    outcome = two.run("generate")
    assert outcome.code == 2
    assert "spec/kiosk/talk/MakeTalk.yaml:" in outcome.err
    assert "spec/tiny/talk/MakeTalk.yaml:" in outcome.err
    assert not two.output.exists()


@pytest.mark.parametrize(
    ("edit", "shown"),
    [
        (("import: kiosk", "import: tiny_im"), "`tiny_im` is the name of the package to import"),
        (("distribution: kiosk", "distribution: tiny-im"), "`tiny-im` is the name of the distribution"),
        (("service: kiosk", "service: tiny"), "`tiny` is the name of the fixtures and variables"),
    ],
)  # fmt: skip
def test_two_services_differ_in_their_names(
    two: Project, edit: tuple[str, str], shown: str
) -> None:
    two.edit("spec/kiosk/service.yaml", *edit)
    outcome = two.run("lint")
    assert outcome.code == 2
    assert f"error[L250] {shown} of two services" in outcome.err
    assert "spec/kiosk/service.yaml:" in outcome.err
    assert "spec/tiny/service.yaml:" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("dump",), "several services; choose one with --service: kiosk, tiny"),
        (("generate", "--service", "tinny"), "no service `tinny`; did you mean `tiny`?"),
    ],
)
def test_one_service_is_chosen_by_name(
    two: Project, arguments: tuple[str, ...], message: str
) -> None:
    outcome = two.run(*arguments)
    assert outcome.code == 2
    assert message in outcome.err
    assert two.run("dump", "--service", "kiosk").code == 0


def test_the_output_must_name_the_service(two: Project) -> None:
    two.write({"pyproject.toml": '[tool.volcgen]\ntemplates = "templates"\noutput = "out"\n'})
    outcome = two.run("generate")
    assert outcome.code == 2
    assert "`output` must contain {service}, because the spec has 2 services: kiosk, tiny" in (
        outcome.err
    )


def test_one_service_may_have_an_output_of_its_name(two: Project) -> None:
    for path in sorted((two.root / "spec/kiosk").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (two.root / "spec/kiosk").rmdir()
    assert two.run("generate").code == 0
    assert (two.output / "tiny/tiny_im/names.py").is_file()
