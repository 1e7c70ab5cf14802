"""The files that a browser loads: the page, those of a plug-in, and the forms of the package."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import Final

from starlette.responses import Response

from ..._core.service import ServiceModel

_MEDIA_TYPES: Final = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_PAGE: Final = files(__name__.rpartition(".")[0]) / "page"


def page_file(path: str, service: ServiceModel, plugin: Traversable | None) -> Response | None:
    """Return a file by its path below `/_ui`; None if there is none.

    Args:
        path: `app.js`, `plugin/…` for a file of the plug-in, `forms/…` for data of the package.
        service: The service whose forms are shown.
        plugin: Folder of the plug-in; None if there is none.
    """
    folder, _, name = path.rpartition("/")
    match folder:
        case "":
            return _file(_PAGE, name or "index.html")
        case "plugin" if plugin is not None:
            return _file(plugin, name)
        case "forms" | "forms/groups":
            generated = files(f"{service.package}.emulator") / "console"
            return _file(generated / "forms" if folder == "forms/groups" else generated, name)
        case _:
            return None


def _file(folder: Traversable, name: str) -> Response | None:
    # Compared with the names that exist, so that no name can lead out of the folder.
    for file in folder.iterdir() if folder.is_dir() else ():
        media_type = _MEDIA_TYPES.get(PurePosixPath(file.name).suffix)
        if file.name == name and media_type is not None and file.is_file():
            return Response(file.read_bytes(), media_type=media_type)
    return None
