"""Hostile texts in the inputs of the generator, which runs in this process."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from support.definitions import Explorer
from support.hostile_spec import quoted
from support.project import Outcome, make_project, tree
from support.tiny_pages import MAKE_PAGE
from support.tiny_spec import SPEC

from volcgen.spec import lint
from volcgen.spec.document import parse
from volcgen.spec.load import load
from volcgen.spec.source import SpecText

from .outcomes import DATA, REFUSED, Fault, expect

_PLAIN: Final = "Plain words"
_PLAIN_HOST: Final = "plain.example.com"
Data = dict[str, Any]
Place = Callable[[dict[str, Data], str], None]

SERVICE, ERRORS, STRUCTS, MAKE, LIST = SPEC


def _renamed(node: Data, old: str, new: str) -> None:
    items = [(new if key == old else key, value) for key, value in node.items()]
    node.clear()
    node.update(items)


def _summary(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["summary"] = {"en": text, "zh": text}


def _description(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["request"]["OwnerId"]["description"] = {"en": text, "zh": text}


def _title(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["title"] = {"en": text, "zh": text}


def _group_title(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["groups"]["talk"]["title"] = {"en": text, "zh": text}


def _enum_value(spec: dict[str, Data], text: str) -> None:
    spec[STRUCTS]["enums"]["Mood"]["values"]["WILD"]["value"] = text
    spec[MAKE]["examples"]["request"]["Info"]["Mood"] = "calm"


def _enum_label(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[STRUCTS]["enums"]["Mood"]["values"], "WILD", text)


def _default(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["request"]["Key"]["default"] = text


def _example(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["request"]["Key"]["example"] = text


def _condition(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["conditions"] = [{"require": "OtherId", "when": {"field": "Key", "equals": text}}]


def _field_name(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[MAKE]["request"], "Silent", text)


def _error_code(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[ERRORS]["errors"], "TooFast", text)
    spec[MAKE]["errors"] = ["NoTalk", text]


def _action_name(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["action"] = text


def _distribution(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["package"]["distribution"] = text


def _package(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["package"]["import"] = text


def _host(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["regions"]["hosts"]["cn-north-1"] = text


TEXT_PLACES: Final = (
    _summary,
    _description,
    _title,
    _group_title,
    _enum_value,
    _default,
    _example,
    _condition,
    _host,
)
"""Places whose text changes no name: the syntax trees stay the same."""
PLACES: Final[dict[str, Place]] = {
    "spec: summary": _summary,
    "spec: description of a field": _description,
    "spec: title of the service": _title,
    "spec: title of a group": _group_title,
    "spec: value of an enum": _enum_value,
    "spec: label of an enum": _enum_label,
    "spec: default": _default,
    "spec: example": _example,
    "spec: condition": _condition,
    "spec: name of a field": _field_name,
    "spec: error code": _error_code,
    "spec: name of an action": _action_name,
    "spec: name of the distribution": _distribution,
    "spec: name of the package": _package,
    "spec: host": _host,
}
"""Values of a spec, which are changed as data and written as YAML."""


class Generator:
    """A project that is mended after each attack."""

    def __init__(self, folder: Path, *, templates: dict[str, str] | None = None) -> None:
        folder.mkdir()
        self.project = make_project(folder / "project", templates=templates)
        self.project.good("generate")
        self._good = self.project.files()
        self._shapes: dict[Place, dict[str, str]] = {}
        self._digest = _digest(self._good)
        spec = load(self.project.root / "spec", self.project.root)
        self._explorer = next(iter(Explorer(spec).files().values()))

    def place(self, place: Place, text: str) -> str:
        """Generate from a spec that has the text in one place."""
        if place in TEXT_PLACES and place not in self._shapes:
            self._shapes[place] = {}
            self.place(place, _PLAIN_HOST if place is _host else _PLAIN)
        spec = {path: parse(SpecText(path, content)).data for path, content in SPEC.items()}
        place(spec, text)
        return self._generate(
            {path: quoted(data) for path, data in spec.items()}, self._shapes.get(place)
        )

    def raw(self, path: str, content: bytes) -> str:
        """Generate from a spec with a file of these bytes."""
        return self._generate({path: content})

    def template(self, text: str) -> str:
        """Generate with a file of the user's that has this text, which stays a text."""
        return self._generate({"templates/{package}/note.txt": text})

    def option(self, text: str) -> str:
        """Generate with this text as an option."""
        before = self.project.read("pyproject.toml")
        line = 'output = "out"\n'
        return self._generate(
            {"pyproject.toml": before.replace(line, f"output = {quoted(text)}\n")}
        )

    def configuration(self, content: bytes) -> str:
        """Generate with a pyproject.toml of these bytes."""
        return self._generate({"pyproject.toml": content})

    def page(self, text: str) -> str:
        """Import a page with the text in a cell."""
        page = MAKE_PAGE.replace("所有者的文本形式。", text.replace("|", "\\|"))
        return self._import("page.md", page.encode("utf-8", "surrogatepass"))

    def page_bytes(self, content: bytes) -> str:
        """Import a page of these bytes."""
        return self._import("page.md", content)

    def definition(self, text: str) -> str:
        """Import a definition with the text as its description."""
        return self._import(
            "definition.json", self._explorer.replace("7", quoted(text)[1:-1], 1).encode()
        )

    def definition_bytes(self, content: bytes) -> str:
        """Import a definition of these bytes."""
        return self._import("definition.json", content)

    def accepted(self, content: bytes) -> str:
        """Compare specs with a file of accepted changes of these bytes."""
        root = self.project.root
        (root / "spec/tiny/accepted.yaml").write_bytes(content)
        try:
            return self._judge(self.project.run("diff", "spec/tiny"))
        finally:
            (root / "spec/tiny/accepted.yaml").unlink()

    def _generate(self, files: dict[str, str | bytes], shapes: dict[str, str] | None = None) -> str:
        root = self.project.root
        before = {path: (root / path).read_bytes() for path in files if (root / path).is_file()}
        with _without_quality_rules():
            try:
                self.project.write(
                    {
                        path: (
                            text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
                        )
                        for path, text in files.items()
                    }
                )
                done = self.project.run("generate")
                outcome = self._judge(done)
                if outcome == DATA:
                    self._check_output(shapes)
                return outcome
            finally:
                for path in files:
                    (root / path).unlink(missing_ok=True)
                    if path in before:
                        (root / path).write_bytes(before[path])
                self._mend()

    def _import(self, name: str, content: bytes) -> str:
        (self.project.root / name).write_bytes(content)
        before = tree(self.project.root / "spec")
        try:
            done = self.project.run("import", name)
            after = tree(self.project.root / "spec")
            expect(done.code == 0 or after == before, "a refused import changed the spec")
            outcome = DATA if done.code == 1 else self._judge(done)
            if outcome == DATA and after != before:
                again = self.project.run("lint")
                expect(
                    again.code in (0, 1, 2),
                    f"lint after the import ended with {again.code}: {again.err}",
                )
            return outcome
        finally:
            self.project.write(SPEC)
            for path in tree(self.project.root / "spec"):
                if f"spec/{path}" not in SPEC and (self.project.root / "spec" / path).is_file():
                    (self.project.root / "spec" / path).unlink()

    def _judge(self, done: Outcome) -> str:
        expect("Traceback" not in done.err + done.out, f"traceback: {done.err[-500:]}")
        if done.code == 0:
            return DATA
        expect(done.code in (1, 2), f"ended with {done.code}: {(done.err + done.out)[-500:]}")
        expect(done.err.strip() or done.out.strip(), "refused without a message")
        expect(len(done.err) < 200_000, f"a message of {len(done.err)} characters")
        if done.code == 2:
            expect(
                _digest(self.project.files()) == self._digest, "a refused input changed the output"
            )
        return REFUSED

    def _check_output(self, shapes: dict[str, str] | None) -> None:
        for path, content in self.project.files().items():
            if content == self._good.get(path) or not path.endswith(".py"):
                continue
            shape = _shape(path, content)
            if shapes is not None:
                known = shapes.setdefault(path, shape)
                expect(shape == known, f"{path}: a text became code")

    def _mend(self) -> None:
        outside = {path.name for path in self.project.root.parent.iterdir()} - {"project"}
        expect(not outside, f"files outside of the project: {sorted(outside)[:5]}")
        if _digest(self.project.files()) != self._digest:
            shutil.rmtree(self.project.output)
            self.project.write({f"out/{path}": content for path, content in self._good.items()})


@contextlib.contextmanager
def _without_quality_rules() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lint, "QUALITY_CHECKS", ())
        yield


def _digest(files: dict[str, bytes]) -> str:
    found = hashlib.sha256()
    for path, content in sorted(files.items()):
        found.update(path.encode() + b"\0" + content)
    return found.hexdigest()


def _shape(path: str, content: bytes) -> str:
    if not path.endswith(".py"):
        return ""
    try:
        module = ast.parse(content)
    except SyntaxError as error:
        raise Fault(f"{path}: not valid Python: {error}") from None
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(module)
