"""Programs of the sync client become programs of the async one, which run."""

from __future__ import annotations

import re

import pytest
from site_pages import ROOT

from volc_im.emulator import Emulator
from volcgen.site.async_programs import async_program

METHODS = frozenset({"call", "get_talk", "make_talk"})


def changed(program: str) -> str | None:
    return async_program(program, "volc_kv", METHODS)


def test_calls_are_awaited_and_listings_are_looped_over() -> None:
    program = """\
from volc_kv import Client, Talk

with Client(app_id=1) as kv:
    talk = kv.make_talk(name="x")
    print(kv.get_talk(id=talk.id).name)
    for talk in kv.iter_talks(id=7):
        print(talk.name)
    names = [talk.name for talk in kv.iter_talks(id=7) if kv.get_talk(id=talk.id)]
    for page in kv.iter_talks(id=7).pages():
        print(page)
    print([*kv.iter_talks(id=7)])
"""
    assert changed(program) == """\
import asyncio

from volc_kv import AsyncClient, Talk


async def main() -> None:
    async with AsyncClient(app_id=1) as kv:
        talk = await kv.make_talk(name="x")
        print((await kv.get_talk(id=talk.id)).name)
        async for talk in kv.iter_talks(id=7):
            print(talk.name)
        names = [talk.name async for talk in kv.iter_talks(id=7) if await kv.get_talk(id=talk.id)]
        async for page in kv.iter_talks(id=7).pages():
            print(page)
        print([item async for item in kv.iter_talks(id=7)])


asyncio.run(main())
"""


def test_functions_that_use_a_client_become_async_with_their_callers() -> None:
    program = """\
from volc_kv import Client


def outer(kv: Client) -> str:
    return inner(kv) + plain()


def inner(kv: Client) -> str:
    return kv.get_talk(id=1).name


def plain() -> str:
    return "."


with Client() as kv:
    print(outer(kv))
"""
    found = changed(program)
    assert found is not None
    assert "async def outer(kv: AsyncClient) -> str:\n    return await inner(kv) + plain()" in found
    assert (
        "async def inner(kv: AsyncClient) -> str:\n    return (await kv.get_talk(id=1)).name"
        in found
    )
    assert "\ndef plain()" in found
    assert "print(await outer(kv))" in found


def test_options_and_raw_replies_are_clients_too() -> None:
    program = """\
from volc_kv import Client

with Client() as kv:
    quick = kv.with_options(timeout=2)
    raw = kv.with_raw_response
    print(quick.get_talk(id=1), raw.get_talk(id=1), kv.with_raw_response.get_talk(id=2))
"""
    found = changed(program)
    assert found is not None
    assert "quick = kv.with_options(timeout=2)" in found
    assert found.count("await ") == 3


def test_blocks_of_other_things_stay_around_the_client() -> None:
    program = """\
from volc_kv import Client

with open("x") as file, Client() as kv:
    print(kv.get_talk(id=file.read()))
"""
    found = changed(program)
    assert found is not None
    assert 'with open("x") as file:\n        async with AsyncClient() as kv:' in found


BODY = "with Client() as kv:\n    "


@pytest.mark.parametrize(
    "program",
    [
        BODY + "other(kv)",  # code that wants a sync client
        BODY + "print(kv.unknown())",
        BODY + "newest = kv.iter_talks(id=1)",
        BODY + "print(sum(kv.get_talk(id=n) for n in (1, 2)))",
        BODY + "print(lambda: kv.get_talk(id=1))",
        BODY + "kv.get_talk(id=1)  # a comment",
        BODY + "time.sleep(1)\n    kv.get_talk(id=1)",
        "class A:\n    pass\n\n" + BODY + "kv.get_talk(id=1)",
        "with Client(transport=Canned()) as kv:\n    kv.get_talk(id=1)",
        "with Client(**options) as kv:\n    kv.get_talk(id=1)",
        "kv = Client()\nkv.get_talk(id=1)",
        "def test_talks(kv: Client) -> None:\n    kv.get_talk(id=1)",
        "@app.task\ndef work(kv: Client) -> None:\n    kv.get_talk(id=1)",
        "names = []\n" + BODY + "names = [kv.get_talk(id=1)]",
        "async def main() -> None: ...",
        "print(1)",
        "not python (",
    ],
)
def test_a_program_that_needs_more_has_no_async_form(program: str) -> None:
    assert changed(f"from volc_kv import Client\n\n{program}\n") is None


def test_a_program_without_the_client_has_no_async_form() -> None:
    assert (
        changed("from other import Client\n\nwith Client() as kv:\n    kv.get_talk(id=1)\n") is None
    )


def test_the_async_examples_of_the_pages_print_what_the_sync_ones_print(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from volcgen.config import find_config
    from volcgen.site.facts import read_facts

    facts = read_facts(find_config(ROOT))
    text = "".join(
        (ROOT / "generated/docs/en" / f"{page}.md").read_text(encoding="utf-8")
        for page in (*facts.groups, "index")
    )
    programs = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "AK")
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", "SK")
    ran = 0
    with Emulator(access_key="AK", secret_key="SK", samples=True) as server:
        monkeypatch.setenv("VOLCENGINE_ENDPOINT", server.endpoint)
        for program in programs:
            derived = async_program(program, facts.package, facts.methods)
            if derived is None:
                assert "AsyncClient" in program or "Emulator" in program, program
                continue
            printed = []
            for each in (program, derived):
                server.reset()
                exec(compile(each, "example", "exec"), {"__name__": "__main__"})
                printed.append(re.sub(r"[0-9A-Za-z]{20,}|\d{10,}", "N", capsys.readouterr().out))
            assert printed[0] == printed[1], derived
            ran += 1
    assert ran >= len(facts.actions)
