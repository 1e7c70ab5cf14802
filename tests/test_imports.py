"""The rules of imports: no cycles, nothing generated, and within the core only from above to below."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from support.import_graph import (
    Arrow,
    differing_parts,
    find_cycle,
    find_modules,
    find_unknown,
    find_upward,
    read_arrows,
)

ROOT: Final = Path(__file__).parents[1]
SDK_ROOTS: Final = (ROOT / "runtime", *sorted((ROOT / "services").iterdir()))
GENERATED_PACKAGES: Final = tuple(file.parent.name for file in ROOT.glob("generated/*/__init__.py"))
CORE: Final = "volc_sdk._core"

CORE_ORDER: Final = (
    "util", "enums", "errors", "lazy_exports", "interruption", "schema", "service", "http", "effects", "serde", "rate_limit", "auth",
    "regions", "call", "pagination", "batches", "untyped", "middleware", "telemetry", "base_client",
    "client_config", "client",
)  # fmt: skip
"""The modules and sub-packages of the core, the lowest first: each may import those before it.

`util` knows nothing of the SDK. `enums` and `errors` define the values that all others return and
raise; `lazy_exports` raises one of them. `interruption` describes what an exception of another origin ended.
`schema` describes actions, models and types; `service` describes one service, with its
actions. `http` sends requests without knowing what an action is; `effects` describes requests and
waits, so that decisions do no I/O. `serde` turns models into bodies and replies into models.
`rate_limit` and `auth` are what a call needs before it is sent, and `regions` reads the region from
where `auth` reads keys. `call` makes the attempts of one call from all of these. Above it is what
users touch: pages, batches, calls by name, middleware and telemetry, and on top the clients.
"""


def modules_of(*roots: Path) -> dict[str, Path]:
    found = find_modules(*roots)
    assert found
    return found


def sdk_arrows() -> list[Arrow]:
    return read_arrows(modules_of(*SDK_ROOTS), GENERATED_PACKAGES)


def texts(arrows: list[Arrow]) -> list[str]:
    return [str(arrow) for arrow in arrows]


def test_modules_of_the_sdk_have_no_cycle() -> None:
    assert texts(find_cycle(sdk_arrows())) == []


def test_modules_of_the_generator_have_no_cycle() -> None:
    assert texts(find_cycle(read_arrows(modules_of(ROOT / "generator")))) == []


def test_hand_written_modules_import_no_generated_module() -> None:
    assert GENERATED_PACKAGES
    assert texts(find_unknown(sdk_arrows(), modules_of(*SDK_ROOTS))) == []


def test_imports_within_the_core_point_down() -> None:
    assert texts(find_upward(sdk_arrows(), CORE, CORE_ORDER)) == []


def test_the_order_names_each_part_of_the_core_once() -> None:
    assert differing_parts(modules_of(*SDK_ROOTS), CORE, CORE_ORDER) == set()
    assert len({*CORE_ORDER}) == len(CORE_ORDER)


# The checker itself, on small made-up trees.


def tree(root: Path, texts_by_name: dict[str, str]) -> dict[str, Path]:
    """Write modules and return them."""
    for name, text in texts_by_name.items():
        file = root.joinpath(*name.split(".")).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return find_modules(root)


def arrows_of(root: Path, texts_by_name: dict[str, str]) -> list[str]:
    arrows = read_arrows(tree(root, texts_by_name))
    return sorted(f"{arrow.importer} > {arrow.imported}" for arrow in arrows)


@pytest.mark.parametrize(
    "statement",
    [
        "from .b import name",
        "from . import b",
        "from p.b import name",
        "import p.b",
        "import p.b as other",
        "from p import b",
        "if TYPE_CHECKING:\n    from .b import name",
        "def function():\n    from .b import name",
        "class C:\n    def method(self):\n        from . import b",
        "try:\n    from .b import name\nexcept ImportError:\n    pass",
        "b = LazyModule('.b', __package__)",
        "NEEDED = ('.b',)",
        "import_module('.b', __package__)",
    ],
)
def test_each_form_of_import_is_an_arrow(tmp_path: Path, statement: str) -> None:
    assert arrows_of(tmp_path, {"p.a": statement, "p.b": ""}) == ["p.a > p.b"]


def test_a_package_with_an_init_file_exports_names_and_modules(tmp_path: Path) -> None:
    modules = {
        "p.__init__": "",
        "p.a": "from .q import name, b",
        "p.q.__init__": "from .b import name",
        "p.q.b": "",
        "p.q.c": "from . import name; from .. import a",
    }
    assert arrows_of(tmp_path, modules) == [
        "p.a > p.q", "p.a > p.q.b", "p.q > p.q.b", "p.q.c > p.a", "p.q.c > p.q",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    ["import os", "from typing import Any", "TEXT = '.b of c'", "TEXT = '...b'", "TEXT = '.c'"],
)
def test_other_imports_and_texts_are_no_arrows(tmp_path: Path, statement: str) -> None:
    assert arrows_of(tmp_path, {"p.a": statement, "p.b": ""}) == []


def test_a_cycle_is_found_with_all_its_arrows(tmp_path: Path) -> None:
    modules = tree(
        tmp_path,
        {
            "p.a": "from . import b",
            "p.b": "def later():\n    from .c import name",
            "p.c": "if TYPE_CHECKING:\n    from p import a",
            "p.d": "from . import a",
        },
    )
    found = texts(find_cycle(read_arrows(modules)))
    first = found.index("p.a:1 imports p.b")
    assert found[first:] + found[:first] == [
        "p.a:1 imports p.b", "p.b:2 imports p.c", "p.c:2 imports p.a",
    ]  # fmt: skip


def test_a_tree_without_a_cycle_has_none(tmp_path: Path) -> None:
    modules = tree(tmp_path, {"a": "import b, c", "b": "import c", "c": "import os"})
    assert find_cycle(read_arrows(modules)) == []


@pytest.mark.parametrize(
    ("statement", "imported"),
    [
        ("from .service import SERVICE", "p.service"),
        ("from . import service", "p.service"),
        ("def later():\n    from p.service import SERVICE", "p.service"),
        ("if TYPE_CHECKING:\n    import p_made.service", "p_made.service"),
        ("from p_made import Client", "p_made"),
        ("service = LazyModule('.service', __package__)", "p.service"),
    ],
)
def test_an_import_of_a_generated_module_is_found(
    tmp_path: Path, statement: str, imported: str
) -> None:
    modules = tree(tmp_path, {"p.a": f"from . import b\n{statement}", "p.b": ""})
    (found,) = find_unknown(read_arrows(modules, ["p_made"]), modules)
    assert (found.importer, found.imported) == ("p.a", imported)


def test_an_import_that_points_up_is_found(tmp_path: Path) -> None:
    modules = tree(
        tmp_path,
        {
            "p.core.low.a": "from ..high import name\nfrom . import b",
            "p.core.low.b": "",
            "p.core.high": "from .low.b import name",
            "p.core.top": "from .high import name\nfrom ..other import name",
            "p.other": "from .core.top import name",
        },
    )
    arrows = read_arrows(modules)
    assert texts(find_upward(arrows, "p.core", ("low", "high", "top"))) == [
        "p.core.low.a:1 imports p.core.high"
    ]
    assert find_upward(arrows, "p.core", ("high", "low", "top")) != []
    assert differing_parts(modules, "p.core", ("low", "high", "gone")) == {"top", "gone"}
