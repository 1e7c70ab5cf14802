"""Documents and error codes as resources. Pages are found by name in a list, never by a path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from .._core.service import ServiceModel
from .texts import Texts

_MARKDOWN: Final = ".md"


@dataclass(frozen=True, eq=False)
class Resources:
    """The resources of a service; their addresses begin with its short name, such as `kv://`."""

    service: ServiceModel
    texts: Texts

    @property
    def templates(self) -> Mapping[str, str]:
        """Address templates with their descriptions."""
        return {
            f"{self.service.name}://errors/{{code}}": "Meaning of an error code, and what to do.",
            f"{self.service.name}://docs/{{page}}": "A page of the documents, in Markdown.",
        }

    @property
    def pages(self) -> Mapping[str, str]:
        """Addresses of the pages of the documents, with their titles."""
        return {self._page(name): _title(file) for name, file in self._files().items()}

    def read(self, address: str) -> str | None:
        """Return the text of a resource in Markdown; None if there is none."""
        scheme, _, path = address.partition("://")
        kind, _, name = path.partition("/")
        if scheme != self.service.name:
            return None
        name = unquote(name)
        if kind == "errors":
            return self._error(name)
        file = self._files().get(name) if kind == "docs" else None
        return None if file is None else file.read_text(encoding="utf-8")

    def _page(self, name: str) -> str:
        return f"{self.service.name}://docs/{name}"

    def _error(self, code: str) -> str | None:
        if not code:
            return "\n".join(
                f"- {name}: {error['meaning']}" for name, error in self.texts.errors.items()
            )
        error = self.texts.errors.get(code)
        if error is None:
            return None
        return f"# {code}\n\n{error['meaning']}\n\n{error['remedy']}\n\n({error['category']})\n"

    def _files(self) -> dict[str, Traversable]:
        folder = _documents(self.service.package) / self.texts.language
        return {
            file.name.removesuffix(_MARKDOWN): file
            for file in sorted(_entries(folder), key=lambda each: each.name)
            if file.name.endswith(_MARKDOWN)
        }


def _documents(package: str) -> Traversable:
    """Return the folder of the documents: in the package, or next to it in a source tree."""
    inside = files(package)
    if not (inside / "docs").is_dir():
        beside = Path(str(inside)).parent
        if (beside / "pyproject.toml").is_file():
            return beside / "docs"
    return inside / "docs"


def _entries(folder: Traversable) -> Iterator[Traversable]:
    if folder.is_dir():
        yield from folder.iterdir()


def _title(file: Traversable) -> str:
    with file.open(encoding="utf-8") as lines:
        return next((line[2:].strip() for line in lines if line.startswith("# ")), file.name)
