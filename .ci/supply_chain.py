"""Build both distributions twice, compare the builds, and describe everything that they install.

Writes the wheels, the source archives, a bill of materials (CycloneDX) and a list of licences for each
distribution to the folder named on the command line. Ends with 1 if two builds differ, a wheel has a
file it should not have, a licence is not allowed, or an advisory is known.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
ALLOWED: Final = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "MIT",
        "MIT-0",
        "MPL-2.0",
        "PSF-2.0",
    }
)
"""Licences that a program of any licence may depend on."""
CLASSIFIERS: Final = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Older names of licences, which packages have in place of those of SPDX."""
STATED_ELSEWHERE: Final = {"pyreqwest": "Apache-2.0"}
"""Packages whose metadata name no licence; their archives contain its text."""


class Fault(Exception):
    """Something that must not be released."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A folder with a pyproject.toml, and the Python packages that its wheel may contain."""

    folder: str
    name: str
    package: str

    @property
    def requirement(self) -> str:
        """The extras of the distribution, in brackets."""
        text = (ROOT / self.folder / "pyproject.toml").read_text(encoding="utf-8")
        extras = tomllib.loads(text)["project"].get("optional-dependencies", {})
        return f"[{','.join(sorted(extras))}]" if extras else ""


DISTRIBUTIONS: Final = (
    Distribution("generated", "volc-im", "volc_im"),
    Distribution(".", "volcgen", "volcgen"),
)


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a command; return its output, or raise Fault with what it printed."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Fault(f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def copy_of_the_tree(folder: Path) -> Path:
    """Return a copy of the files that git knows, with other times than the originals."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


def build(source: Path, output: Path) -> list[Path]:
    """Return the wheel and the source archive of a folder."""
    run("uv", "build", "--quiet", "--out-dir", output, cwd=source)
    return sorted([*output.glob("*.whl"), *output.glob("*.tar.gz")])


def check_equal(first: list[Path], second: list[Path]) -> None:
    """Raise Fault if two builds differ in a name or a byte."""
    if [each.name for each in first] != [each.name for each in second]:
        raise Fault(f"two builds made different files: {first}, {second}")
    for one, other in zip(first, second, strict=True):
        if one.read_bytes() != other.read_bytes():
            raise Fault(f"{one.name}: two builds of the same tree differ")


def check_contents(wheel: Path, package: str) -> int:
    """Return how many files a wheel has; raise Fault if one is outside of the package, or is not text."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.startswith((f"{package}/", f"{package}-")) or ".." in name:
                raise Fault(f"{wheel.name}: {name} is outside of the package {package}")
            try:
                text = archive.read(name).decode()
            except UnicodeDecodeError:
                raise Fault(f"{wheel.name}: {name} is not text") from None
            if str(ROOT) in text:
                raise Fault(f"{wheel.name}: {name} contains the path of the machine that built it")
        return len(archive.namelist())


def licences(bill: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the name, version and licence of each component; raise Fault for one that is not allowed."""
    for component in bill["components"]:
        name = component["name"]
        found = [
            entry.get("expression") or entry["license"].get("id") or entry["license"].get("name")
            for entry in component.get("licenses", [])
            if entry.get("license", {}).get("acknowledgement") != "concluded"
        ]
        found = sorted({CLASSIFIERS.get(text, text) for text in found})
        expression = " AND ".join(found) or STATED_ELSEWHERE.get(name, "")
        if not is_allowed(expression):
            stated = expression or "none"
            raise Fault(
                f"{name} {component['version']}: the licence {stated!r} is not in the allowed list"
            )
        yield name, component["version"], expression


def is_allowed(expression: str) -> bool:
    """Return whether a licence expression of SPDX allows what we do under one of its alternatives."""
    plain = re.sub(r"[()]", "", expression)
    return any(
        all(licence.strip() in ALLOWED for licence in choice.split(" AND "))
        for choice in plain.split(" OR ")
    )


def describe(distribution: Distribution, wheel: Path, output: Path) -> tuple[int, str]:
    """Install a wheel with all extras; write its bill of materials and the licences.

    Return how many packages it installs, and what is known of advisories.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = Path(folder) / "environment"
        run("uv", "venv", "--quiet", "--python", sys.executable, environment)
        python = environment / "bin" / "python"
        requirement = f"{distribution.name}{distribution.requirement} @ {wheel.resolve().as_uri()}"
        run("uv", "pip", "install", "--quiet", "--python", python, requirement)
        bill = output / f"{distribution.name}.cdx.json"
        pyproject = ROOT / distribution.folder / "pyproject.toml"
        run(
            "cyclonedx-py", "environment", "--output-reproducible", "--mc-type", "library",
            "--pyproject", pyproject, "--output-file", bill, python,
        )  # fmt: skip
        rows = sorted(
            licences(json.loads(bill.read_text(encoding="utf-8"))), key=lambda row: row[0].lower()
        )
        lines = ["| package | version | licence |", "| --- | --- | --- |"]
        lines += [f"| {name} | {version} | {licence} |" for name, version, licence in rows]
        text = "\n".join(lines) + "\n"
        (output / f"{distribution.name}-licences.md").write_text(text, encoding="utf-8")
        (packages,) = environment.glob("lib/*/site-packages")
        return len(rows), audited(packages)


def audited(packages: Path) -> str:
    """Return what the index knows of advisories; raise Fault if it knows one."""
    command: list[str | Path] = [
        "pip-audit",
        "--format",
        "json",
        "--progress-spinner",
        "off",
        "--path",
        packages,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = (done.stderr.strip().splitlines() or ["no output"])[-1]
        return f"advisories were NOT checked: {reason}"
    known = [
        f"{each['name']} {each['version']}: {advisory['id']}"
        for each in found
        for advisory in each.get("vulns", [])
    ]
    if known:
        raise Fault("known advisories:\n" + "\n".join(known))
    skipped = sum("skip_reason" in each for each in found)
    note = f"; {skipped} were NOT checked, since the index has no data on them" if skipped else ""
    return f"{len(found) - skipped} checked for advisories, none known{note}"


def release(output: Path) -> None:
    """Write everything that a release consists of."""
    output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_of_the_tree(Path(folder) / "tree")
        for distribution in DISTRIBUTIONS:
            first = build(ROOT / distribution.folder, output / distribution.name)
            check_equal(first, build(copy / distribution.folder, Path(folder) / distribution.name))
            wheel = next(each for each in first if each.suffix == ".whl")
            count = check_contents(wheel, distribution.package)
            packages, advisories = describe(distribution, wheel, output)
            print(
                f"{wheel.name}: two builds are equal; {count} files, all text, all in {distribution.package}"
            )
            print(f"{distribution.name}: {packages} packages with allowed licences; {advisories}")


def main() -> int:
    """Return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("output", type=Path, help="folder for the files, which is created")
    try:
        release(parser.parse_args().output)
    except Fault as fault:
        print(f"error: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
