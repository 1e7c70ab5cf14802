"""Make packages from many small specs quickly: the modules that depend on the spec, and no others.

The modules of a package import the runtime in place, as `volc_sdk`, so all packages share it. Type
checkers read stubs instead, which are the same modules without the bodies of functions.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from support.project import REPOSITORY

from volcgen.cache.store import Cache
from volcgen.config import Config
from volcgen.render import Output, Renderer
from volcgen.sources import NAMESPACE, Sources
from volcgen.spec.load import load
from volcgen.view import View, build_view

_RUNTIME: Final = REPOSITORY / "runtime" / NAMESPACE
_NEEDED: Final = re.compile(
    r"pyproject\.toml|\w+/(?!bulk/|cli/|emulator/|mcp/|testing/plugin).*\.py"
)
_IMPORT: Final = re.compile(r"^( *from )(\.+)([\w.]*)(?= import \(?\s*(\w+))", re.MULTILINE)
_LAZY: Final = re.compile(r'"\.(\w[\w.]*)"')


@dataclass
class Packages:
    """Packages in a folder; equal specs share one."""

    folder: Path
    _made: dict[str, str] = field(default_factory=dict[str, str], init=False)
    """Name of the package of each spec, by the spec."""

    @property
    def stubs(self) -> Path:
        """Folder of the stubs of all packages and of the runtime."""
        return self.folder / "stubs"

    def package(self, files: Mapping[str, str]) -> str:
        """Return the import name of the package of a spec, such as `p7.tiny_im`."""
        key = repr(sorted(files.items()))
        if key not in self._made:
            self._made[key] = self._make(f"p{len(self._made)}", files)
        return self._made[key]

    def site(self, package: str) -> Path:
        """Return the folder that a package is installed in, with the metadata of its distribution."""
        return self.folder / package.partition(".")[0]

    def write_runtime_stubs(self) -> None:
        """Write the stubs of the runtime."""
        for file in _RUNTIME.rglob("*.py"):
            path = file.relative_to(_RUNTIME.parent).as_posix()
            if f"{NAMESPACE}/emulator/" not in path:
                _write(self.stubs / f"{path}", _stub(file.read_text(encoding="utf-8")))

    def _make(self, name: str, files: Mapping[str, str]) -> str:
        home = self.folder / name
        for path, text in files.items():
            _write(home / path, text)
        view = build_view(load(home / "spec", home))
        for output in self._renderer.outputs(view).values():
            if output.source.is_template and _NEEDED.fullmatch(output.path):
                self._write_output(name, output, view)
        return f"{name}.{view.service.package}"

    def _write_output(self, name: str, output: Output, view: View) -> None:
        content = self._renderer.render_output(output, view).content
        assert isinstance(content, str)
        if output.path.endswith(".py"):
            content = _on_runtime(content, output.path)
            _write(self.stubs / name / f"{output.path}", _stub(content))
        else:
            project = tomllib.loads(content)["project"]
            words = f"Name: {project['name']}\nVersion: {project['version']}\n"
            info = f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
            _write(self.folder / name / info / "METADATA", f"Metadata-Version: 2.1\n{words}")
        _write(self.folder / name / output.path, content)

    @cached_property
    def _renderer(self) -> Renderer:
        root = self.folder
        folders = (REPOSITORY / "templates", REPOSITORY / "runtime", root / "none", root / "none")
        return Renderer(Sources(Config(root, root / "none", *folders), "tiny"), Cache.of(root))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _on_runtime(text: str, path: str) -> str:
    """Return a module that imports the runtime in place, and knows the package by its full name."""
    folders = path.split("/")[1:-1]

    def absolute(found: re.Match[str]) -> str:
        start, dots, module, name = found.groups()
        steps = [*folders[: len(folders) + 1 - len(dots)], *(module.split(".") if module else ())]
        is_runtime = _is_runtime(*steps) if module else _is_runtime(*steps, name)
        return f"{start}{'.'.join([NAMESPACE, *steps])}" if is_runtime else found[0]

    def lazy(found: re.Match[str]) -> str:
        is_runtime = _is_runtime(*found[1].split("."))
        return f'"{NAMESPACE}.{found[1]}"' if is_runtime else found[0]

    text = _IMPORT.sub(absolute, text)
    if not folders:
        text = _LAZY.sub(lazy, text)
    return re.sub(r'^    package="\w+",', "    package=str(__package__),", text, flags=re.MULTILINE)


def _is_runtime(*steps: str) -> bool:
    target = _RUNTIME.joinpath(*steps)
    return target.is_dir() or target.with_suffix(".py").is_file()


class _WithoutBodies(ast.NodeTransformer):
    """Removes the bodies of functions, and all docstrings."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.body = [ast.Expr(ast.Constant(...))]
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        node.body = [ast.Expr(ast.Constant(...))]
        return node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        node.body = node.body or [ast.Expr(ast.Constant(...))]
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        return None if isinstance(node.value, ast.Constant) else node


@cache  # most modules are the same in many packages
def _stub(text: str) -> str:
    return ast.unparse(_WithoutBodies().visit(ast.parse(text)))
