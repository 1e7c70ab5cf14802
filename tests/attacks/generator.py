"""A project whose generator gets hostile inputs, in this process, and which is mended after each."""

from __future__ import annotations

import contextlib
import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from support.definitions import Explorer
from support.hostile_spec import quoted
from support.project import Outcome, Project, tree
from support.tiny_pages import MAKE_PAGE
from support.tiny_spec import PYPROJECT, SPEC

from volcgen.spec import lint
from volcgen.spec.document import parse
from volcgen.spec.load import load
from volcgen.spec.source import SpecText

from .outcomes import DATA, REFUSED, expect
from .outputs import check_names, check_output, shape
from .spec_positions import PLAIN, PLAIN_HOST, Place

Contents = Mapping[str, str | bytes]

_BUILT_IN: Final = '[tool.volcgen]\nspec = "spec"\noutput = "out"\n'
_PLACE: Final = re.compile(r"\S:\d+:\d+")


class Generator:
    """A project that is mended after each attack."""

    def __init__(
        self, folder: Path, *, spec: Contents = SPEC, templates: Mapping[str, str] | None = None
    ) -> None:
        """Generate a spec with these templates of a user, or with the built-in ones."""
        self.project = Project(folder / "project")
        self.spec = {path: _bytes(content) for path, content in spec.items()}
        own = {f"templates/{path}": text for path, text in (templates or {}).items()}
        pyproject = _BUILT_IN if templates is None else PYPROJECT
        self.project.write({"pyproject.toml": pyproject, **self.spec, **own})
        self.project.good("generate")
        self.spec["spec/schema.json"] = (self.project.root / "spec/schema.json").read_bytes()
        self.home = next(path for path in spec if path.endswith("/service.yaml")).rpartition("/")[0]
        self._good = self.project.files()
        self._digest = _digest(self._good)
        self._shapes: dict[Place, dict[str, str]] = {}

    def data(self) -> dict[str, Any]:
        """Return the data of each spec file by path."""
        return {
            path: parse(SpecText(path, content.decode())).data
            for path, content in self.spec.items()
            if path.endswith(".yaml")
        }

    def place(self, place: Place, text: str) -> str:
        """Generate from a spec that has the text in one place."""
        if not place.renames and place not in self._shapes:
            self._shapes[place] = {}
            self.place(place, PLAIN_HOST if place.is_host else PLAIN)
        data = self.data()
        place.put(data, text)
        files = {path: quoted(each) for path, each in data.items()}
        return self.generate(files, self._shapes.get(place))

    def raw(self, path: str, content: bytes) -> str:
        """Generate from a spec with a file of these bytes."""
        return self.generate({path: content})

    def template(self, text: str) -> str:
        """Generate with a file of the user's that has this text, which stays a text."""
        return self.generate({"templates/{package}/note.txt": text})

    def option(self, text: str) -> str:
        """Generate with this text as an option."""
        before = self.project.read("pyproject.toml")
        line = 'output = "out"\n'
        return self.generate({"pyproject.toml": before.replace(line, f"output = {quoted(text)}\n")})

    def configuration(self, content: bytes) -> str:
        """Generate with a pyproject.toml of these bytes."""
        return self.generate({"pyproject.toml": content})

    def page(self, text: str) -> str:
        """Import a page with the text in a cell."""
        page = MAKE_PAGE.replace("所有者的文本形式。", text.replace("|", "\\|"))
        return self.read("page.md", _bytes(page))

    def page_bytes(self, content: bytes) -> str:
        """Import a page of these bytes."""
        return self.read("page.md", content)

    def definition(self, text: str) -> str:
        """Import a definition with the text as its description."""
        explorer = next(iter(self.definitions().values()))
        return self.read("definition.json", explorer.replace("7", quoted(text)[1:-1], 1).encode())

    def definition_bytes(self, content: bytes) -> str:
        """Import a definition of these bytes."""
        return self.read("definition.json", content)

    def definitions(self) -> dict[str, str]:
        """Return the answers of the API Explorer for the spec, by the names of files."""
        return Explorer(load(self.project.root / "spec", self.project.root)).files()

    def accepted(self, content: bytes) -> str:
        """Compare specs with a file of accepted changes of these bytes."""
        with self._changed({f"{self.home}/accepted.yaml": content}):
            return self._judged(self.project.run("diff", self.home))

    def generate(self, files: Contents, shapes: dict[str, str] | None = None) -> str:
        """Generate with some files replaced; texts that become code are a fault, if shapes are given."""
        return self.run(files, "generate", shapes=shapes)

    def run(
        self,
        files: Contents,
        *arguments: str,
        removed: tuple[str, ...] = (),
        shapes: dict[str, str] | None = None,
        has_place: bool = False,
    ) -> str:
        """Run a command with some files replaced, and others removed.

        Args:
            files: New content by path.
            arguments: The command.
            removed: Paths of files.
            shapes: Known syntax trees by path, which the output must keep.
            has_place: Whether a refusal must name a file, line and column.
        """
        with self._changed(files, removed), without_quality_rules():
            done = self.project.run(*arguments)
            outcome = self._judged(done, *arguments)
            if done.code == 2 and has_place:
                expect(_PLACE.search(done.err), f"refused without a place: {done.err[:500]}")
            if outcome == DATA and arguments[0] == "generate":
                self._check_output(shapes)
            return outcome

    def read(self, name: str, content: bytes, command: str = "import", *options: str) -> str:
        """Import a page or a definition of these bytes, or compare it with the spec."""
        before = tree(self.project.root / "spec")
        with self._changed({name: content}):
            done = self.project.run(command, name, *options)
            after = tree(self.project.root / "spec")
            expect(done.code == 0 or after == before, "a refused import changed the spec")
            outcome = DATA if done.code == 1 else self._judged(done)
            if outcome == DATA and after != before:
                again = self.project.run("lint")
                expect(
                    again.code in (0, 1, 2),
                    f"lint after the import ended with {again.code}: {again.err}",
                )
            return outcome

    @contextlib.contextmanager
    def _changed(self, files: Contents, removed: tuple[str, ...] = ()) -> Iterator[None]:
        """Replace files for a while, and mend the project afterwards."""
        root = self.project.root
        before = {path: (root / path).read_bytes() for path in files if (root / path).is_file()}
        try:
            self.project.write({path: _bytes(content) for path, content in files.items()})
            for path in removed:
                (root / path).unlink()
            yield
        finally:
            for path in files:
                (root / path).unlink(missing_ok=True)
            self._restore_spec()
            self.project.write(before)
            self._mend()

    def _judged(self, done: Outcome, *arguments: str) -> str:
        expect("Traceback" not in done.err + done.out, f"traceback: {done.err[-1500:]}")
        if done.code == 0:
            return DATA
        if done.code == 130:  # the command took the Ctrl-C that was meant for the fuzzer
            raise KeyboardInterrupt
        expect(done.code in (1, 2), f"ended with {done.code}: {(done.err + done.out)[-500:]}")
        expect(done.err.strip() or done.out.strip(), "refused without a message")
        expect(
            len(done.err) < 200_000 or "--format" in arguments,  # programs get all problems
            f"a message of {len(done.err)} characters",
        )
        expect("\x1b" not in done.err, f"control characters: {done.err[:500]!r}")
        if done.code == 2:
            expect(
                _digest(self.project.files()) == self._digest, "a refused input changed the output"
            )
        return REFUSED

    def _check_output(self, shapes: dict[str, str] | None) -> None:
        files = self.project.files()
        check_names(files)
        for path, content in files.items():
            if content == self._good.get(path):
                continue
            check_output(path, content)
            if shapes is not None and path.endswith(".py"):
                known = shapes.setdefault(path, shape(content))
                expect(shape(content) == known, f"{path}: a text became code")

    def _restore_spec(self) -> None:
        root = self.project.root
        for path, content in tree(root / "spec").items():
            if content != self.spec.get(f"spec/{path}") and not (root / "spec" / path).is_dir():
                (root / "spec" / path).unlink()
        missing = {path: text for path, text in self.spec.items() if not (root / path).is_file()}
        self.project.write(missing)
        for folder in {*(root / "spec").rglob("*")}:
            if folder.is_dir() and not any(folder.rglob("*.*")):
                shutil.rmtree(folder, ignore_errors=True)

    def _mend(self) -> None:
        outside = {path.name for path in self.project.root.parent.iterdir()} - {"project"}
        expect(not outside, f"files outside of the project: {sorted(outside)[:5]}")
        if _digest(self.project.files()) != self._digest:
            shutil.rmtree(self.project.output)
            self.project.write({f"out/{path}": content for path, content in self._good.items()})


@contextlib.contextmanager
def without_quality_rules() -> Iterator[None]:
    """Switch off the rules of the spec that generating does not need: few texts would pass them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lint, "QUALITY_CHECKS", ())
        yield


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content


def _digest(files: dict[str, bytes]) -> str:
    found = hashlib.sha256()
    for path, content in sorted(files.items()):
        found.update(path.encode() + b"\0" + content)
    return found.hexdigest()
