"""What a spec marks as deprecated: warnings, type checkers, docstrings and documents."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from support.project import Project, make_project, run_in
from support.tiny_spec import SPEC

EDITS: Final = (
    (
        "talk/ListTalks.yaml",
        "access: read\n",
        'access: read\ndeprecated: {since: "2026-11-27", use: MakeTalk, text: {en: It\'s "slow" '
        "with `Word`., zh: 传入 `Word` 时较慢。}}\n",
    ),
    (
        "talk/MakeTalk.yaml",
        "Silent: {type: Boolean,",
        'Silent: {type: Boolean, deprecated: {since: "2026-10-01", use: Info.Mood},',
    ),
    (
        "talk/MakeTalk.yaml",
        "Made: {type: Long,",
        'Made: {type: Long, deprecated: {since: "2026-10-02"},',
    ),
    (
        "structs.yaml",
        "Name: {type: String,",
        'Name: {type: String, deprecated: {since: "2026-10-03", use: Detail.Tags},',
    ),
    (
        "structs.yaml",
        "WILD: {value: wild,",
        'WILD: {value: wild, deprecated: {since: "2026-10-04", use: CALM},',
    ),
)

PROGRAM: Final = """
import asyncio, inspect, json, sys, warnings
from tiny_im import AsyncClient, Client, Info, Kind, Mood
from tiny_im.transports import HTTPResponse
from tiny_im.testing import stub

class Loop:
    def answer(self, request):
        more = json.loads(request.body).get("Cursor") == 0
        result = {"Talks": [{"Kind": 2}], "Next": 5, "More": more, "TalkId": 1}
        body = {"ResponseMetadata": {"RequestId": "r"}, "Result": result}
        return HTTPResponse(200, {}, json.dumps(body).encode())

class Sync(Loop):
    def send(self, request): return self.answer(request)

class Async(Loop):
    async def send(self, request): return self.answer(request)

options = {"access_key": "A", "secret_key": "S", "app_id": 7, "rate_limit": None}
im = Client(transport=Sync(), **options)
aio = AsyncClient(transport=Async(), **options)

def warned(function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        result = function()
        if inspect.isawaitable(result):
            async def wait(): return await result
            asyncio.run(wait())
    return [[str(w.message), w.category.__name__, w.filename] for w in caught]
"""


def make(info: str = "", more: str = "") -> str:
    """A call with further fields of the info and further parameters."""
    return f"make_talk(info=Info(kind=Kind.GROUP, {info}), owner_id=1, {more})"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("deprecated"), spec=SPEC)
    for path, old, new in EDITS:
        project.edit(f"spec/tiny/{path}", old, new)
    project.good("generate")
    project.good("check", "--full")
    return project


def warned(project: Project, *calls: str) -> list[list[str]]:
    """The warnings of each call, which must all point at the program."""
    shown = "".join(f"warned(lambda: {call})," for call in calls)
    found = run_in(project.output, f"{PROGRAM}\nprint(json.dumps([{shown}]))")
    assert {(kind, file) for each in found for _, kind, file in each} <= {
        ("DeprecationWarning", "<string>")
    }
    return [[message for message, *_ in each] for each in found]


LIST: Final = (
    'list_talks is deprecated since 2026-11-27; use `make_talk`. It\'s "slow" with `word`.'
)


def test_a_deprecated_method_warns_its_caller(project: Project) -> None:
    once = [LIST]
    iterator = [LIST.replace("list_talks", "iter_talks")]
    assert warned(
        project,
        "im.list_talks(cursor=0, limit=2)",
        "aio.list_talks(cursor=0, limit=2)",
        "list(im.iter_talks())",
        "aio.iter_talks()",
        "stub(im).list_talks() and None",
    ) == [once, once, iterator, iterator, once]


def test_deprecated_fields_and_values_warn_where_a_request_has_them(project: Project) -> None:
    name = "MakeTalk: info.name is deprecated since 2026-10-03; use `detail.tags`."
    wild = "MakeTalk: info.mood is WILD, which is deprecated since 2026-10-04; use `CALM`."
    silent = "MakeTalk: silent is deprecated since 2026-10-01; use `info.mood`."
    found = warned(
        project,
        f"im.{make(more='other_id=2')}",
        f"im.{make('mood=Mood.CALM', 'silent=False')}",
        f"im.{make('name=str(), mood=str(Mood.WILD)')}",
        f"aio.{make('name=str(), mood=Mood.WILD')}",
        "im.call('MakeTalk', {'Info': {'Kind': 2, 'Name': 'x'}, 'OwnerId': 1, 'Silent': True})",
        f"im.with_options(validate=False).{make('name=str()')}.made",
    )
    assert found == [
        [],
        [silent],
        [wild, name],
        [wild, name],
        [
            name.replace("info.name", "Info.Name"),
            silent.replace("silent", "Silent"),
        ],
        [name],
    ]


def test_a_warning_as_an_error_stops_the_call(project: Project) -> None:
    program = f"""
def error(function):
    try:
        function()
    except DeprecationWarning as warning:
        frames = []
        trace = warning.__traceback__
        while trace:
            frames += [repr(v) for v in trace.tb_frame.f_locals.values()]
            trace = trace.tb_next
        return [type(warning).__name__, any("canary" in value for value in frames)]

print(json.dumps([
    error(lambda: im.list_talks(cursor=0, limit=2, word="can" + "ary")),
    error(lambda: im.{make(more='silent=True')}),
]))
"""
    assert run_in(project.output, PROGRAM + program) == [["DeprecationWarning", False]] * 2


def test_the_client_needs_no_other_package(project: Project) -> None:
    program = """
import json, sys, warnings
sys.modules["typing_extensions"] = None
warnings.simplefilter("ignore")
from tiny_im import Client
from tiny_im.actions.talk import LIST_TALKS, MAKE_TALK
im = Client(access_key="A", secret_key="S", app_id=7, rate_limit=None)
try:
    im.list_talks(cursor=0, limit=0)
except Exception as error:
    print(json.dumps([str(error)[:9], MAKE_TALK.warns, LIST_TALKS.warns,
                      [name for name in sys.modules if name.endswith("deprecated_uses")]]))
"""
    assert run_in(project.output, program) == ["ListTalks", True, False, []]


def test_async_methods_are_still_coroutine_functions(project: Project) -> None:
    program = """
marked = inspect.iscoroutinefunction(AsyncClient.list_talks) or sys.version_info < (3, 12)
print(json.dumps([marked, AsyncClient.list_talks.__doc__, AsyncClient.list_talks.__deprecated__]))
"""
    marked, doc, deprecated = run_in(project.output, PROGRAM + program)
    assert marked
    assert "Deprecated since 2026-11-27" in doc
    assert deprecated == LIST


DOCSTRINGS: Final = """
from tiny_im import enums, structs
from tiny_im.actions import talk
print(json.dumps([Client.list_talks.__doc__, Client.iter_talks.__doc__, Client.make_talk.__doc__,
                  inspect.getsource(structs), inspect.getsource(enums),
                  inspect.getsource(talk)]))
"""


def test_docstrings_say_so(project: Project) -> None:
    *methods, creating, structs, enums, actions = run_in(project.output, PROGRAM + DOCSTRINGS)
    for doc in methods:
        assert 'Deprecated since 2026-11-27; use `make_talk`. It\'s "slow" with `word`.' in doc
    assert "Deprecated since 2026-10-01; use `info.mood`." in re.sub(r"\s+", " ", creating)
    assert "Deprecated since 2026-10-02." in actions
    assert '"since 2026-10-03; use `detail.tags`."' in structs
    assert "Wild. Deprecated since 2026-10-04; use `CALM`." in enums


@pytest.mark.parametrize(
    ("language", "mark", "use"),
    [
        ("en", "**Deprecated** since 2026-11-27; use `make_talk`. It's \"slow\" with `word`.", "since 2026-10-01; use `info.mood`."),
        ("zh", "**已弃用**（自 2026-11-27 起），请改用 `make_talk`。传入 `word` 时较慢。", "（自 2026-10-01 起），请改用 `info.mood`。"),
    ],
)  # fmt: skip
def test_documents_mark_and_list_it(project: Project, language: str, mark: str, use: str) -> None:
    folder = f"out/docs/{language}"
    api, talk, structs = (
        project.read(f"{folder}/{name}.md") for name in ("api", "talk", "structs")
    )
    assert api.count(mark) == 2
    assert talk.count(mark) == 1
    assert talk.count(use) == 1
    listed = re.findall(r"^\| \[`(\S+)`\]\((\S+)\)", api, re.MULTILINE)
    assert listed == [
        ("make_talk(silent)", "talk.md#maketalk"),
        ("MakeTalkResult.made", "talk.md#maketalk"),
        ("list_talks", "talk.md#listtalks"),
        ("Info.name", "structs.md#info"),
        ("Mood.WILD", "structs.md#mood"),
    ]
    word = mark[: mark.rindex("**") + 2]
    assert re.findall(r"^- \[(\w+)\]\(.*\)(?:: |：)\*\*", talk, re.MULTILINE) == ["ListTalks"]
    assert structs.count(word) == 2


def test_documents_without_it_have_no_list(tiny: Project) -> None:
    assert "eprecated" not in tiny.read("out/docs/en/api.md")
    assert "_deprecated" not in tiny.read("out/tiny_im/methods/talk.py")


USES: Final = """\
from tiny_im import AsyncClient, Client, Info, Kind
from tiny_im.testing import stub
im = Client(access_key="A", secret_key="S", app_id=7)
im.list_talks(cursor=0, limit=2)  # reported
im.iter_talks()  # reported
im.make_talk(info=Info(kind=Kind.GROUP), owner_id=1)
stub(im).list_talks()  # reported
stub(im).make_talk()
async def wait(aio: AsyncClient) -> None:
    await aio.list_talks(cursor=0, limit=2)  # reported
    aio.iter_talks()  # reported
"""


def test_type_checkers_report_uses(project: Project) -> None:
    (project.root / "uses.py").write_text(USES)
    expected = [n for n, line in enumerate(USES.splitlines(), 1) if line.endswith("# reported")]
    command = ["-m", "mypy", "--strict", "--enable-error-code", "deprecated", "uses.py"]
    mypy = project.python(*command, "--no-incremental", MYPYPATH=str(project.output))
    found = re.findall(r"uses\.py:(\d+): error: .*\[deprecated\]", mypy.out)
    assert [int(line) for line in found] == expected, mypy
    settings: dict[str, Any] = {
        "include": [
            "uses.py",
            "out/tiny_im/methods",
            "out/tiny_im/enums.py",
            "out/tiny_im/_core/util",
        ],
        "extraPaths": ["out"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    config = project.root / "pyrightconfig.json"
    config.write_text(json.dumps(settings))
    pyright = project.python(
        *("-m", "pyright", "--outputjson", "--project", str(config)),
        *("--pythonpath", sys.executable),
    )
    reports = json.loads(pyright.out)["generalDiagnostics"]
    errors = [each for each in reports if each["severity"] == "error"]
    assert {each.get("rule") for each in errors} == {"reportDeprecated"}, errors
    assert [(Path(each["file"]).name, each["range"]["start"]["line"] + 1) for each in errors] == [
        ("uses.py", line) for line in expected
    ]
