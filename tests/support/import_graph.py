"""Read the imports between the modules of a source tree without running any of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from importlib.util import resolve_name
from itertools import pairwise
from pathlib import Path
from typing import Final

_RELATIVE_NAME: Final = re.compile(r"\.+[A-Za-z_][A-Za-z0-9_.]*")


@dataclass(frozen=True, slots=True)
class Arrow:
    """One import: `importer` needs `imported`."""

    importer: str
    imported: str
    line: int

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.imported}"


def find_modules(*roots: Path) -> dict[str, Path]:
    """Return the file of each module below the roots, which are entries of `sys.path`."""
    return {
        _module_name(file.relative_to(root)): file
        for root in roots
        for file in sorted(root.rglob("*.py"))
    }


def _module_name(file: Path) -> str:
    parts = file.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def read_arrows(modules: Mapping[str, Path], generated: Iterable[str] = ()) -> list[Arrow]:
    """Return all imports of modules that belong to the packages of `modules` or are generated.

    These count: imports at any depth, also in functions and under `if TYPE_CHECKING`; the relative
    names that `LazyModule` and `import_module` are called with; and any other text that is the
    relative name of one of the modules. Imports of other packages do not count.
    """
    names, packages = {*modules}, folders(modules)
    tops = {name.partition(".")[0] for name in (*names, *generated)}
    arrows = (
        Arrow(name, imported, line)
        for name, file in modules.items()
        for imported, line in _imports(name, file, names, packages)
        if imported.partition(".")[0] in tops
    )
    return [*dict.fromkeys(arrows)]  # each once, in order


def _imports(
    name: str, file: Path, modules: set[str], packages: set[str]
) -> Iterator[tuple[str, int]]:
    package = name if file.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Import(names):
                yield from ((alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module, names, level):
                source = resolve_name("." * level + (module or ""), package)
                for alias in names:
                    yield _imported(source, alias.name, modules, packages), node.lineno
            case ast.Call(ast.Name("LazyModule" | "import_module"), [ast.Constant(str(text)), *_]):
                if text.startswith(".") and _is_inside(text, package):
                    yield resolve_name(text, package), node.lineno
            case ast.Constant(str(text)) if _RELATIVE_NAME.fullmatch(text):
                if _is_inside(text, package) and resolve_name(text, package) in modules:
                    yield resolve_name(text, package), node.lineno


def _imported(source: str, name: str, modules: set[str], packages: set[str]) -> str:
    """Return what `from source import name` imports: a module, or the module that has the name.

    A folder without `__init__.py` has no names, so there `name` can only be a module.
    """
    inner = f"{source}.{name}"
    is_bare_folder = source in packages and source not in modules
    return inner if inner in modules or is_bare_folder else source


def folders(modules: Iterable[str]) -> set[str]:
    """Return the names of all packages that modules are in, with and without `__init__.py`."""
    found: set[str] = set()
    for name in modules:
        while name := name.rpartition(".")[0]:
            found.add(name)
    return found


def _is_inside(relative: str, package: str) -> bool:
    dots = len(relative) - len(relative.lstrip("."))
    return dots <= package.count(".") + 1


def find_cycle(arrows: Iterable[Arrow]) -> list[Arrow]:
    """Return the arrows of one cycle, in order, or an empty list."""
    by_names = {(arrow.importer, arrow.imported): arrow for arrow in arrows}
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for importer, imported in by_names:
        if importer != imported:
            sorter.add(importer, imported)
    try:
        sorter.prepare()
    except CycleError as error:
        names: list[str] = error.args[1][::-1]  # each is imported by the one after it
        return [by_names[pair] for pair in pairwise(names)]
    return []


def find_unknown(arrows: Iterable[Arrow], known: Iterable[str]) -> list[Arrow]:
    """Return the arrows to modules that are not known, such as generated ones."""
    names = {*known}
    return [arrow for arrow in arrows if arrow.imported not in names | folders(names)]


def find_upward(arrows: Iterable[Arrow], package: str, order: tuple[str, ...]) -> list[Arrow]:
    """Return the arrows within a package that point up: to a part that comes later in `order`.

    `order` names the modules and sub-packages of the package, the lowest first.
    """
    levels = {f"{package}.{part}": level for level, part in enumerate(order)}

    def level(name: str) -> int | None:
        return levels.get(".".join(name.split(".")[: package.count(".") + 2]))

    def points_up(arrow: Arrow) -> bool:
        importer, imported = level(arrow.importer), level(arrow.imported)
        return importer is not None and imported is not None and imported > importer

    return [arrow for arrow in arrows if points_up(arrow)]


def differing_parts(modules: Iterable[str], package: str, order: tuple[str, ...]) -> set[str]:
    """Return the parts of a package that `order` lacks, and parts that only `order` has."""
    inner = (name.removeprefix(f"{package}.") for name in modules if name.startswith(f"{package}."))
    return {name.partition(".")[0] for name in inner} ^ {*order}
