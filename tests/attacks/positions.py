"""All cases: a position, and a hostile text or file content."""

from __future__ import annotations

from collections import abc
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from support.tiny_spec import PLAIN_TEMPLATES

from . import client_positions as client
from .case import Case
from .file_system import FileSystem
from .generator import Generator
from .services import spec_of
from .spec_positions import PLACES, WIRE_PLACES
from .texts import JOINED, RAW, TEXTS
from .wire_positions import Wire

T = TypeVar("T")


def cases(folder: Path, position: str = "", kind: str = "") -> abc.Generator[Case, None, None]:
    """Yield the cases of positions and kinds whose names contain these texts."""
    home = folder / "files"
    home.mkdir()
    texts, contents = _positions(folder / "generator", home)
    for name, run in texts.items():
        if position in name:
            yield from _of(name, run, TEXTS, kind)
    depot: Generator | None = None
    for name, place in WIRE_PLACES.items():
        if position in name:
            depot = depot or Generator(
                folder / "depot", spec=spec_of("depot"), templates=PLAIN_TEMPLATES
            )
            yield from _of(name, partial(depot.place, place), TEXTS, kind)
    whole: Generator | None = None
    for name, place in PLACES.items():
        title = f"{name}, all templates"
        if position in title and not place.renames:
            whole = whole or Generator(folder / "whole")
            yield from _of(title, partial(whole.place, place), JOINED, kind)
    for name, run_raw in contents.items():
        if position in name:
            yield from _of(name, run_raw, RAW, kind)
    yield from _on_the_wire(folder / "wire", position, kind)
    yield from _on_file_systems(folder / "file system", position, kind)


def _on_the_wire(folder: Path, position: str, kind: str) -> Iterator[Case]:
    texts = {
        "value of a query": Wire.query_value,
        "value of a form": Wire.form_value,
        "key of a map in a form": Wire.form_key,
    }
    contents = {
        "bytes of a query, in the emulator": Wire.raw_query,
        "bytes of a form, in the emulator": Wire.raw_form,
        "bytes of a JSON body, in the emulator": Wire.raw_json,
    }
    if not any(position in name for name in (*texts, *contents)):
        return
    with Wire(folder) as wire:
        for name, run in texts.items():
            if position in name:
                yield from _of(name, partial(run, wire), TEXTS, kind)
        for name, run_raw in contents.items():
            if position in name:
                yield from _of(name, partial(run_raw, wire), RAW, kind)


def _on_file_systems(folder: Path, position: str, kind: str) -> Iterator[Case]:
    contents = {
        "journal of an interrupted run": FileSystem.journal,
        "bytes of the cache": FileSystem.cache,
    }
    if not any(position in name for name in ("file system", *contents)):
        return
    files = FileSystem(folder)
    for name, run_raw in contents.items():
        if position in name:
            yield from _of(name, partial(run_raw, files), RAW, kind)
    if position in "file system":
        for number, (each, run) in enumerate(files.cases()):
            if kind in each:
                yield Case("file system", each, number, run)


def _of(
    name: str, run: Callable[[T], str], inputs: Mapping[str, tuple[T, ...]], wanted: str
) -> Iterator[Case]:
    for kind, each in inputs.items():
        if wanted in kind:
            for number, value in enumerate(each):
                yield Case(name, kind, number, partial(run, value))


def _positions(
    folder: Path, home: Path
) -> tuple[dict[str, Callable[[str], str]], dict[str, Callable[[bytes], str]]]:
    generator, files = Generator(folder, templates=PLAIN_TEMPLATES), client.Files(home)
    texts: dict[str, Callable[[str], str]] = {
        **{name: partial(generator.place, place) for name, place in PLACES.items()},
        "file of the user's templates": generator.template,
        "option of [tool.volcgen]": generator.option,
        "cell of a page": generator.page,
        "text of a definition": generator.definition,
        "field of a reply": client.reply_text,
        "error of a reply": client.error_text,
        "headers of a reply": client.header_text,
        "fields of a callback": client.callback_text,
        "value of a profile": files.profile_text,
        "endpoint": client.endpoint,
        "argument of the command line": client.argument,
    }
    contents: dict[str, Callable[[bytes], str]] = {
        "bytes of service.yaml": partial(generator.raw, "spec/tiny/service.yaml"),
        "bytes of an action": partial(generator.raw, "spec/tiny/talk/MakeTalk.yaml"),
        "bytes of structs.yaml": partial(generator.raw, "spec/tiny/structs.yaml"),
        "bytes of a template": partial(generator.raw, "templates/note.txt.jinja"),
        "bytes of pyproject.toml": generator.configuration,
        "bytes of a page": generator.page_bytes,
        "bytes of a definition": generator.definition_bytes,
        "bytes of accepted.yaml": generator.accepted,
        "bytes of a reply": client.reply_bytes,
        "bytes of an error": client.error_bytes,
        "bytes of a callback": client.callback_bytes,
        "bytes of a recording": files.recording,
        "bytes of a profile": files.profile,
        "bytes of a file of users": files.users,
    }
    return texts, contents
