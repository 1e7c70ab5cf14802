"""After any edits, the tree of a run that uses the cache equals that of a full run."""

from __future__ import annotations

import copy
import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from support.project import Project

from volcgen import versions
from volcgen.cache.store import CACHE_FOLDER, Cache
from volcgen.config import find_config
from volcgen.pipeline import plan
from volcgen.spec.document import parse
from volcgen.spec.source import SpecText

HOME: Final = "spec/tiny"
MAKE: Final = f"{HOME}/talk/MakeTalk.yaml"
pytestmark = pytest.mark.usefixtures("loose")


class Edits:
    """Random edits of a spec. Files are written as JSON, which is YAML as well."""

    def __init__(self, project: Project, seed: int) -> None:
        self._home = project.root / HOME
        self._random = Random(seed)  # noqa: S311
        self._count = 0

    def apply(self) -> tuple[str, Callable[[], None]]:
        """Make one edit; return its name and a function that takes it back."""
        self._count += 1
        kind = self._random.choice(
            [
                self._text,
                self._add_field,
                self._add_field,
                self._remove_field,
                self._rename_field,
                self._add_action,
                self._remove_action,
                self._enum_value,
                self._enum_text,
                self._struct_field,
                self._service_text,
                self._error_text,
            ]
        )
        before = {path: path.read_bytes() for path in self._home.rglob("*.yaml")}
        kind()

        def undo() -> None:
            for path in set(self._home.rglob("*.yaml")) - before.keys():
                path.unlink()
            for path, content in before.items():
                path.write_bytes(content)

        return kind.__name__, undo

    def _actions(self) -> list[Path]:
        return sorted(self._home.glob("*/*.yaml"))

    def _read(self, path: Path) -> Any:
        return copy.deepcopy(parse(SpecText(path.name, path.read_text(encoding="utf-8"))).data)

    def _write(self, path: Path, data: Any) -> None:
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")

    def _words(self) -> dict[str, str]:
        # `TalkId` is the name of a field, so the text depends on a name, too.
        name = self._random.choice(["`TalkId`", f"`Added{self._random.randrange(6)}`", "Plain"])
        return {"en": f"{name} text {self._count}.", "zh": f"{name} 文字 {self._count}。"}

    def _field(self) -> dict[str, Any]:
        type_ = self._random.choice(["String", "Long", "Array of String", "Boolean"])
        return {"type": type_, "description": self._words()}

    def _text(self) -> None:
        path = self._random.choice(self._actions())
        data = self._read(path)
        side = self._random.choice(["summary", "request", "result"])
        fields = list((data.get(side) or {}).values()) if side != "summary" else []
        if fields:
            self._random.choice(fields)["description"] = self._words()
        else:
            data["summary"] = self._words()
        self._write(path, data)

    def _add_field(self) -> None:
        path = self._random.choice(self._actions())
        data = self._read(path)
        side = self._random.choice(["request", "result"])
        data[side] = {**(data.get(side) or {}), f"Added{self._random.randrange(6)}": self._field()}
        self._write(path, data)

    def _remove_field(self) -> None:
        path = self._random.choice(self._actions())
        data = self._read(path)
        for side in ("request", "result"):
            added = [name for name in data.get(side) or {} if name.startswith("Added")]
            if added:
                del data[side][self._random.choice(added)]
        self._write(path, data)

    def _rename_field(self) -> None:
        path = self._random.choice(self._actions())
        data = self._read(path)
        fields = data.get("result") or {}
        names = {name: f"Renamed{self._count}" if name[:5] == "Added" else name for name in fields}
        if fields:
            data["result"] = {names[name]: field for name, field in fields.items()}
        self._write(path, data)

    def _add_action(self) -> None:
        path = self._random.choice(self._actions())
        data = self._read(path)
        data["action"] = f"GetExtra{self._count}"
        data.pop("paging", None)
        self._write(path.with_name(f"{data['action']}.yaml"), data)
        service = self._read(self._home / "service.yaml")
        listed = service["groups"][path.parent.name]["actions"]
        listed.insert(self._random.randrange(len(listed) + 1), data["action"])
        self._write(self._home / "service.yaml", service)

    def _remove_action(self) -> None:
        extra = [path for path in self._actions() if path.stem.startswith("GetExtra")]
        if extra:
            path = self._random.choice(extra)
            path.unlink()
            service = self._read(self._home / "service.yaml")
            service["groups"][path.parent.name]["actions"].remove(path.stem)
            self._write(self._home / "service.yaml", service)

    def _enum_value(self) -> None:
        data = self._read(self._home / "structs.yaml")
        enum = self._random.choice(list(data["enums"].values()))
        number = 100 + self._count
        value: Any = f"v{number}" if enum["type"] == "String" else number
        enum["values"][f"Value{number}"] = {"value": value, "description": self._words()}
        self._write(self._home / "structs.yaml", data)

    def _enum_text(self) -> None:
        data = self._read(self._home / "structs.yaml")
        enum = self._random.choice(list(data["enums"].values()))
        self._random.choice(list(enum["values"].values()))["description"] = self._words()
        self._write(self._home / "structs.yaml", data)

    def _struct_field(self) -> None:
        data = self._read(self._home / "structs.yaml")
        struct = self._random.choice(list(data["structs"].values()))
        struct["fields"][f"Added{self._random.randrange(6)}"] = self._field()
        self._write(self._home / "structs.yaml", data)

    def _service_text(self) -> None:
        data = self._read(self._home / "service.yaml")
        group = self._random.choice(list(data["groups"].values()))
        group[self._random.choice(["title", "description"])] = self._words()
        self._write(self._home / "service.yaml", data)

    def _error_text(self) -> None:
        data = self._read(self._home / "errors.yaml")
        error = self._random.choice(list(data["errors"].values()))
        error[self._random.choice(["meaning", "remedy"])] = self._words()
        self._write(self._home / "errors.yaml", data)


def differing(project: Project) -> list[str]:
    """Return the files that a full run would change; it leaves the cache as it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Cache, "put", lambda *_: None)
        return [change.path for change in plan(find_config(project.root), full=True).changes]


def edited(project: Project, edits: Edits, count: int) -> list[str]:
    """Make edits with a run after each; return their names."""
    made: list[str] = []
    while len(made) < count:
        name, undo = edits.apply()
        if project.run("generate").code == 0:
            made.append(name)
        else:  # such as a field that is there already under another type
            undo()
    return made


@pytest.mark.parametrize("seed", range(3))
def test_small_templates_after_each_edit(plain: Project, seed: int) -> None:
    edits = Edits(plain, seed)
    made: list[str] = []
    for _ in range(8):
        made += edited(plain, edits, 1)
        assert differing(plain) == [], made


@pytest.mark.parametrize("seed", [11, 12])
def test_all_templates_after_several_edits(tiny: Project, seed: int) -> None:
    made = edited(tiny, Edits(tiny, seed), 5)
    assert differing(tiny) == [], made


def test_an_undone_edit_gives_the_first_tree(plain: Project) -> None:
    before = plain.files()
    _, undo = Edits(plain, 5).apply()
    plain.good("generate")
    undo()
    plain.good("generate")
    assert plain.files() == before


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def spoil(content: bytes) -> bytes:
    return content[:-20] + bytes(byte ^ 1 for byte in content[-20:])


@pytest.mark.parametrize("damage", [cut, spoil, lambda _: b"", lambda content: b"0" + content])
def test_a_damaged_cache_is_not_used(plain: Project, damage: Callable[[bytes], bytes]) -> None:
    for path in (plain.root / CACHE_FOLDER).rglob("*"):
        if path.is_file() and path.parent.name != "templates":
            path.write_bytes(damage(path.read_bytes()))
    plain.edit(MAKE, "zh: 创建会话。", "zh: 新建会话。")
    plain.good("generate")
    assert differing(plain) == []


def test_a_folder_in_place_of_an_entry_is_not_used(tiny: Project) -> None:
    for path in [*(tiny.root / CACHE_FOLDER).rglob("*")]:
        if path.is_file():
            path.unlink()
            path.mkdir()
    tiny.edit(MAKE, "zh: 创建会话。", "zh: 新建会话。")
    tiny.good("generate")
    assert differing(tiny) == []


def test_a_changed_tool_or_template_renders_everything(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain.edit("templates/_head.jinja", "Made from", "Made of")
    plain.good("generate")
    assert differing(plain) == []
    assert "Made of" in plain.read("out/tiny_im/names.py")
    newer = {**versions.tool_versions(), "black": "99.1.0"}
    monkeypatch.setattr(versions, "tool_versions", lambda: newer)
    assert "tiny_im/names.py" in plan(find_config(plain.root)).built


def test_runs_at_the_same_time_leave_a_usable_cache(plain: Project) -> None:
    config = find_config(plain.root)
    plain.edit(MAKE, "zh: 创建会话。", "zh: 新建会话。")
    found: list[list[str]] = []

    def run() -> None:
        found.append([change.path for change in plan(config).changes])

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [["docs/zh/talk.md"]] * 4
    plain.good("generate")
    assert differing(plain) == []


def test_without_a_cache_the_result_is_the_same(plain: Project) -> None:
    plain.edit(MAKE, "zh: 创建会话。", "zh: 新建会话。")
    shutil.rmtree(plain.root / ".volcgen")
    plain.good("generate")
    assert differing(plain) == []
