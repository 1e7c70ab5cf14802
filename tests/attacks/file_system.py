"""A run of the generator on a file system that does not do what it should, and the run after it.

The output is as before or as it must be, never half of each, and the next run mends it.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from support.failing_disk import Failing
from support.project import Outcome, Project, copy_project, make_project, tree
from support.tiny_spec import PLAIN_TEMPLATES, SPEC

from .outcomes import DATA, REFUSED, expect
from .spec_positions import LIST, MAKE, SERVICE

Undo = Callable[[], None]
Trouble = Callable[[Project], Undo]

_NOBODY: Final = 65534
_LIMITED: Final = """
import resource, sys
from volcgen.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""
"""A run that can write no file beyond a size, as on a disk that is full."""
_SLOW: Final = """
import os, sys, time
from volcgen.cli import main
def slow(function):
    def run(*arguments, **options):
        time.sleep(0.002)
        return function(*arguments, **options)
    return run
for name in ("replace", "rename", "unlink", "mkdir"):
    setattr(os, name, slow(getattr(os, name)))
sys.exit(main(["generate"]))
"""
"""A run whose writes take long enough to be killed at any of them."""


class FileSystem:
    """A project with an edited spec, which each case gets as a copy."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        project = make_project(folder / "new", templates=PLAIN_TEMPLATES)
        project.write({"templates/{package}/__init__.py": "VERSION = 1\n"})
        project.good("generate")
        self._base = copy_project(project, folder / "base")
        self._base.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
        self._base.write({"templates/{package}/more.py": "MORE = 1\n", "spec/schema.json": "{}"})
        (self._base.root / "templates/empty").unlink()
        self._old = _content(self._base)
        project = copy_project(self._base, folder / "after")
        project.good("generate")
        self._new = _content(project)

    def cases(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Yield the kind of each case, and the case."""
        for trouble in (_link_spec, _link_nothing, _link_loop, _link_group, _link_output, _link_output_file,
                        _link_circle, _link_cache, _link_stage, _link_state):  # fmt: skip
            yield "symbolic links", partial(self._troubled, trouble)
        for files in _NAMES:
            yield "names", partial(self._named, files)
        for size in (0, 10, 100, 500, 1_000, 2_000, 5_000, 20_000):
            yield "full disk", partial(self._full, size)
        for at in range(1, 13):
            yield "full disk", partial(self._failing, at)
        for path in ("out", "out/tiny_im", "spec", ".volcgen", ".volcgen/cache", "."):
            yield "read-only folders", partial(self._read_only, path)
        for number in range(10):
            yield "killed at any time", partial(self._killed, number, waits=False)
        for number in range(20):
            yield "killed while it writes", partial(self._killed, number, waits=True)
        for _ in range(5):
            yield "two runs at once", self._twice

    def journal(self, content: bytes) -> str:
        """Run with a journal of these bytes, which names files that an earlier run wrote."""
        project = self._copy()
        project.write(
            {".volcgen/unfinished/journal.json": content, ".volcgen/unfinished/old0": "x"}
        )
        done = project.run("generate")
        expect(self._outside() == {"base", "new", "after", "case"}, f"outside: {self._outside()}")
        return self._judged(project, done, mends=lambda: shutil.rmtree(project.root / ".volcgen"))

    def cache(self, content: bytes) -> str:
        """Run with a cache in which every file has these bytes."""
        project = self._copy()
        for path in (project.root / ".volcgen/cache").rglob("*"):
            if path.is_file():
                path.write_bytes(content)
        return self._judged(project, project.run("generate"))

    def _copy(self) -> Project:
        shutil.rmtree(self._folder / "case", ignore_errors=True)
        return copy_project(self._base, self._folder / "case")

    def _outside(self) -> set[str]:
        return {path.name for path in self._folder.iterdir()}

    def _judged(self, project: Project, done: Outcome, mends: Undo = lambda: None) -> str:
        """Return the outcome of a run; Fault if it left something half done, or the next one fails."""
        shown = (done.err + done.out)[-800:]
        expect("Traceback" not in shown, f"traceback: {shown}")
        expect(done.code in (0, 2), f"ended with {done.code}: {shown}")
        expect(done.code == 0 or done.err.strip(), "refused without a message")
        mends()
        if done.code == 2:
            expect(
                _content(project) == self._old,
                f"changed files: {_changes(project, self._old)}; {shown}",
            )
        again = project.run("generate")
        expect(again.code == 0, f"the next run ended with {again.code}: {again.err[-800:]}")
        expect(_content(project) == self._new, "the next run did not mend the files")
        checked = project.run("check", "--full")
        expect(checked.code == 0, f"check --full ended with {checked.code}: {checked.err[-800:]}")
        return DATA if done.code == 0 else REFUSED

    def _troubled(self, trouble: Trouble) -> str:
        project = self._copy()
        undo = trouble(project)
        done = project.run("generate")
        expect(self._outside() <= {"base", "new", "after", "case", "aside"}, f"{self._outside()}")
        try:
            return self._judged(project, done, undo)
        finally:
            shutil.rmtree(self._folder / "aside", ignore_errors=True)

    def _named(self, files: Mapping[str, str]) -> str:
        project = self._copy()
        project.write(files)
        done = project.run("generate")

        def undo() -> None:
            for path in files:
                if path in SPEC:
                    project.write({path: (self._base.root / path).read_bytes()})
                else:
                    (project.root / path).unlink()
                    with contextlib.suppress(OSError):
                        os.removedirs((project.root / path).parent)

        if done.code == 0:
            names = [unicodedata.normalize("NFC", path).casefold() for path in project.files()]
            expect(len(names) == len({*names}), "two files are one on some systems")
        return self._judged(project, done, undo)

    def _full(self, size: int) -> str:
        project = self._copy()
        return self._judged(project, project.python("-c", _LIMITED, str(size), "generate"))

    def _failing(self, at: int) -> str:
        project = self._copy()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "replace", Failing(at, OSError(28, "full", "disk")))
            done = project.run("generate")
        return self._judged(project, done)

    def _read_only(self, path: str) -> str:
        # Folders that other users may enter, which those of temporary files may not.
        with tempfile.TemporaryDirectory() as name:
            Path(name).chmod(0o755)
            project = copy_project(self._base, Path(name, "project"))
            with _as_nobody(project):
                folder = project.root / path
                folder.chmod(0o555)
                done = project.run("generate")
                folder.chmod(0o755)
                return self._judged(project, done)

    def _killed(self, number: int, *, waits: bool) -> str:
        project, chance = self._copy(), random.Random(f"kill {number}")  # noqa: S311 - repeatable
        process = project.start("-c", _SLOW)
        stage = project.root / ".volcgen/unfinished"
        while waits and process.poll() is None and not stage.exists():
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.06 if waits else 1.5))
        process.send_signal(signal.SIGKILL)
        out, err = process.communicate()
        if process.returncode == -signal.SIGKILL:
            # `check` must not call half of a run up to date.
            expect(
                project.run("check").code == 1 or _content(project) == self._new, "check misses it"
            )
            project.good("lint")
            expect(_content(project) in (self._old, self._new), "half of a run is left")
        return self._judged(project, Outcome(max(process.returncode, 0), out, err))

    def _twice(self) -> str:
        project = self._copy()
        processes = [project.start("-c", _SLOW), project.start("-c", _SLOW)]
        done = []
        for process in processes:
            out, err = process.communicate(timeout=60)
            done.append(Outcome(process.returncode, out, err))
        codes = sorted(each.code for each in done)
        expect(codes in ([0, 0], [0, 2]), f"{[each.err[-300:] for each in done]}")
        expect(_content(project) == self._new, "two runs left half of each")
        return self._judged(project, done[0] if done[0].code == 0 else done[1])


def _content(project: Project) -> dict[str, bytes | None]:
    """Return everything in a project but what is volcgen's own."""
    return {
        path: content
        for path, content in tree(project.root).items()
        if not path.startswith(".volcgen") and "__pycache__" not in path
    }


def _changes(project: Project, before: Mapping[str, bytes | None]) -> list[str]:
    after = _content(project)
    return [
        path for path in before.keys() | after.keys() if before.get(path, ()) != after.get(path, ())
    ]


@contextlib.contextmanager
def _as_nobody(project: Project) -> Iterator[None]:
    """Act as a user without rights for a while: read-only folders do not stop the administrator."""
    if os.geteuid() != 0:
        yield
        return
    for path in (project.root, *project.root.rglob("*")):
        os.chown(path, _NOBODY, _NOBODY, follow_symlinks=False)
    with contextlib.chdir("/"):  # a folder that the user can come back to
        os.seteuid(_NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)


def _moved(project: Project, path: str, target: str | None = None) -> Undo:
    """Move a file or a folder aside, and put a link in its place: to it, or to another target."""
    place, aside = project.root / path, project.root.parent / "aside"
    aside.mkdir()
    place.rename(aside / "it")
    place.symlink_to(target or aside / "it")

    def undo() -> None:
        place.unlink()
        (aside / "it").rename(place)

    return undo


def _added(project: Project, path: str, target: str) -> Undo:
    place = project.root / path
    place.symlink_to(target)
    return lambda: place.unlink(missing_ok=True)


def _link_spec(project: Project) -> Undo:
    return _moved(project, MAKE)


def _link_nothing(project: Project) -> Undo:
    return _moved(project, MAKE, "nothing.yaml")


def _link_loop(project: Project) -> Undo:
    return _moved(project, SERVICE, "service.yaml")


def _link_group(project: Project) -> Undo:
    return _moved(project, "spec/tiny/talk")


def _link_output(project: Project) -> Undo:
    return _moved(project, "out")


def _link_output_file(project: Project) -> Undo:
    # The run replaces the link by the file, and leaves its target as it is.
    _moved(project, "out/tiny_im/names.py")
    return lambda: None


def _link_circle(project: Project) -> Undo:
    return _added(project, "out/docs/circle", "..")


def _link_cache(project: Project) -> Undo:
    return _moved(project, ".volcgen/cache")


def _link_stage(project: Project) -> Undo:
    aside = project.root.parent / "aside"
    aside.mkdir()
    (aside / "precious.txt").write_text("x")
    _added(project, ".volcgen/unfinished", str(aside))

    def undo() -> None:
        expect((aside / "precious.txt").is_file(), "a file outside of the project is gone")
        (project.root / ".volcgen/unfinished").unlink(missing_ok=True)

    return undo


def _link_state(project: Project) -> Undo:
    return _moved(project, ".volcgen")


_TALK: Final = SPEC[MAKE]
_NAMES: Final[tuple[Mapping[str, str], ...]] = (
    {"spec/tiny/talk/maketalk.yaml": _TALK},
    {"spec/tiny/Talk/MakeTalk.yaml": _TALK},
    {"spec/tiny/talk/MakeTalk2.yaml": _TALK},
    {"spec/tiny/talk/MAKETALK.yaml": _TALK.replace("action: MakeTalk", "action: MAKETALK")},
    {"spec/tiny/talk/Make\u0301Talk.yaml": _TALK, "spec/tiny/talk/Ma\u1e31eTalk.yaml": _TALK},
    {SERVICE: SPEC[SERVICE].replace("  talk:", "  TALK:")},
    {SERVICE: SPEC[SERVICE].replace("  talk:", "  t\u00e9:")},
    {MAKE: _TALK.replace("  Silent: {", "  Key\u0301: {type: String, description: {en: x, zh: x}}\n  Silent: {")},
    {MAKE: _TALK.replace("  Silent: {", "  silent: {type: String, description: {en: x, zh: x}}\n  Silent: {")},
    {MAKE: _TALK.replace("  Silent: {", "  \uff33ilent: {type: String, description: {en: x, zh: x}}\n  Silent: {")},
    {LIST: SPEC[LIST].replace("action: ListTalks", "action: Listtalks")},
    {"templates/{package}/Names.py": "X = 1\n"},
    {"templates/{package}/\u0041\u030a.py": "X = 1\n", "templates/{package}/\u00c5.py": "X = 2\n"},
    {"templates/DOCS/en/talk.md": "x\n"},
)  # fmt: skip
"""Files whose names are equal where the file system folds case or normalises them."""
