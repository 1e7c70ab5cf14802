"""Whole spec folders, changed as data and as bytes, in the commands that read specs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path
from random import Random
from typing import Any, Final

from support.hostile_spec import quoted
from support.tiny_spec import PLAIN_TEMPLATES

from ..generator import Generator
from ..services import spec_of
from .contents import changed
from .targets import Target
from .trees import YAML_ONLY, Trees, written

_SMALL: Final = ("tiny", "kv", "depot", "tag", "quota", "sqs")
_COMMANDS: Final = (
    *[("generate",)] * 6, ("generate", "--full"), ("lint",), ("lint", "--fix"), ("dump",), ("check",),
    ("export", "openapi"), ("diff", "old", "--fail-on", "breaking"), ("diff", "old", "--format", "json"),
    ("diff", "old", "--format", "markdown"), ("generate", "--format", "json"), ("generate", "--format", "github"),
)  # fmt: skip


def targets(folder: Path) -> Iterator[Target]:
    """Yield whole specs of every service, with small templates and with the built-in ones."""
    folder.mkdir(parents=True)
    for name in (*_SMALL, "im"):
        spec = _Spec(name, folder / name, PLAIN_TEMPLATES)
        every = 6 if name == "im" else 1
        yield Target(f"whole spec: {name}", "structure", spec.structure, every)
        yield Target(f"whole spec: {name}", "bytes", spec.content, every)
    for name in ("tiny", "depot", "quota"):
        whole = _Spec(name, folder / f"{name} with built-in templates", None)
        position = f"whole spec: {name}, built-in templates"
        yield Target(position, "structure", partial(whole.structure, command=("generate",)), 4)
        yield Target(position, "one change", whole.one_change, 2)


class _Spec:
    """A spec, whose project is made for the first case."""

    def __init__(self, name: str, folder: Path, templates: dict[str, str] | None) -> None:
        self._name, self._folder, self._templates = name, folder, templates

    @cached_property
    def _generator(self) -> Generator:
        spec = spec_of(self._name)
        found = Generator(self._folder, spec=spec, templates=self._templates)
        found.project.write({path.replace(found.home, "old/spec", 1): spec[path] for path in spec})
        return found

    @cached_property
    def _data(self) -> dict[str, Any]:
        return self._generator.data()

    def structure(
        self, random: Random, made: list[str], command: tuple[str, ...] | None = None
    ) -> str:
        """Change some values, keys and files of the spec."""
        return self._run(random, made, random.choice((1, 1, 2, 3, 8, 30)), command)

    def one_change(self, random: Random, made: list[str]) -> str:
        """Change one value of one file, which the generator often accepts."""
        return self._run(random, made, 1, ("generate",))

    def _run(
        self, random: Random, made: list[str], count: int, command: tuple[str, ...] | None
    ) -> str:
        whole = random.random() < 0.3
        names = [*self._data] if whole else random.sample([*self._data], 1)
        trees = Trees(random, made, YAML_ONLY, keeps=1)
        data = trees.changed({name: self._data[name] for name in names}, count)
        files = {path: written(each, quoted) for path, each in data.items()}
        return self._tried(random, made, files, command)

    def content(self, random: Random, made: list[str]) -> str:
        """Change the bytes of one file, or of several."""
        generator = self._generator
        names = [path for path in generator.spec if path.endswith(".yaml")]
        files = {
            name: changed(generator.spec[name], random.choice((1, 1, 2, 5)), random, made)
            for name in random.sample(names, random.choice((1, 1, 2)))
        }
        return self._tried(random, made, files, None)

    def _tried(
        self,
        random: Random,
        made: list[str],
        files: dict[str, Any],
        command: tuple[str, ...] | None,
    ) -> str:
        command = command or random.choice(_COMMANDS)
        removed: tuple[str, ...] = ()
        names = [path for path in self._generator.spec if path.endswith(".yaml")]
        match random.randrange(20):
            case 0 if others := [path for path in names if path not in files]:
                removed = (random.choice(others),)
                made.append(f"without {removed[0]}")
            case 1:
                source = random.choice(names)
                target = random.choice(
                    (source.swapcase(), source.replace(".yaml", ".yml"), f"{source}.yaml")
                )
                target = f"{self._generator.home}/{target.split('/', 2)[2]}"
                files = {target: self._generator.spec[source], **files}
                made.append(f"{source} also as {target}")
            case _:
                pass
        made.append(f"in {', '.join(files)}: {' '.join(command)}")
        has_place = not any(option in ("json", "github") for option in command)
        return self._generator.run(files, *command, removed=removed, has_place=has_place)
