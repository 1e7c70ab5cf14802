"""Write a spec with more actions.

A larger spec repeats the real actions under other names and in other groups; all share the structs.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

PYPROJECT: Final = """\
[tool.volcgen]
spec = "spec"
templates = "templates"
runtime = "runtime"
services = "services"
output = "generated"
"""


def write_project(repository: Path, folder: Path, actions: int) -> None:
    """Write a project with that many actions and the templates and code of the repository."""
    for name in ("spec", "templates", "runtime", "services"):
        shutil.copytree(repository / name, folder / name)
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    home = folder / "spec/im"
    service = (home / "service.yaml").read_text(encoding="utf-8")
    before, _, after = service.partition("\ngroups:\n")
    end = re.search(r"^(?=\w)|\Z", after, flags=re.M)  # of the groups: the next key of the file
    assert end is not None
    own, rest = after[: end.start()].rstrip() + "\n", after[end.start() :]
    groups = own
    real = sorted(home.glob("*/*.yaml"))
    missing = actions - len(real)
    copy = 2
    while missing > 0:
        chosen = real[:missing]
        missing -= len(chosen)
        groups += _copied_groups(own, {path.stem for path in chosen}, copy)
        for path in chosen:
            text = path.read_text(encoding="utf-8")
            text = text.replace(f"action: {path.stem}", f"action: {path.stem}{copy}", 1)
            place = home / f"{path.parent.name}_{copy}" / f"{path.stem}{copy}.yaml"
            place.parent.mkdir(exist_ok=True)
            place.write_text(text, encoding="utf-8")
        copy += 1
    (home / "service.yaml").write_text(f"{before}\ngroups:\n{groups}\n{rest}", encoding="utf-8")


def _copied_groups(groups: str, chosen: set[str], copy: int) -> str:
    """The same groups under other names, with the chosen actions alone."""
    parts = re.split(r"^(?=  [a-z])", groups, flags=re.M)
    kept = ""
    for part in parts:
        lines: list[str] = []
        found = False
        for line in part.splitlines(keepends=True):
            action = re.fullmatch(r"      - (\w+)\n", line)
            if action is None:
                lines.append(re.sub(r"^  ([a-z_]+):", rf"  \1_{copy}:", line))
            elif action.group(1) in chosen:
                found = True
                lines.append(f"      - {action.group(1)}{copy}\n")
        kept += "".join(lines) if found else ""
    return kept
