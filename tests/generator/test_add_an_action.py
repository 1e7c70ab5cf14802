"""The recipe of CONTRIBUTING.md for a new action, followed in the order of its steps."""

from __future__ import annotations

import re
from typing import Final

from support.project import REPOSITORY, Project, run_in
from support.tiny_pages import MAKE_PAGE

EMULATOR: Final = "services/im/templates/{package}/emulator/README.md"
END: Final = "spec/tiny/talk/EndTalk.yaml"
PAGE: Final = MAKE_PAGE.replace("MakeTalk", "EndTalk").replace(
    "| Made | Long | - | 创建时间，单位为秒。 |\n", ""
)
EXAMPLES: Final = """\
examples:
  request: {Info: {Kind: 1}, OwnerId: 10}
  result: {TalkId: 12}
"""
PROGRAM: Final = """
import json
from tiny_im import Client, Info, Kind
from tiny_im.emulator import Emulator
keys = {"access_key": "AK", "secret_key": "SK"}
with Emulator(**keys) as server, Client(endpoint=server.endpoint, app_id=7, **keys) as client:
    found = client.with_raw_response.end_talk(info=Info(kind=Kind.SINGLE), owner_id=10)
print(json.dumps([found.talk_id, found.raw_response.headers["x-emulator-answer"]]))
"""


def steps() -> list[str]:
    """Return the steps of the recipe."""
    text = (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8")
    recipe = text.partition("## Add an action\n")[2].partition("\n## ")[0]
    return re.split(r"^\d\. ", recipe, flags=re.MULTILINE)[1:]


def commands(step: str) -> list[list[str]]:
    return [found.split() for found in re.findall(r"`uv run volcgen ([^`]+)`", step)]


def test_the_recipe_for_a_new_action(tiny: Project) -> None:
    import_, decide, lint, emulate, finish = steps()
    tiny.write({"pages/EndTalk.md": PAGE})
    (command,) = commands(import_)
    values = {"PAGE": "pages/EndTalk.md", "GROUP": "talk"}
    tiny.good(*(values.get(word, word) for word in command))
    for path in re.findall(r"`(?:spec/im/)?([\w<>/]+\.yaml)`", import_):
        assert (
            tiny.root / "spec/tiny" / path.replace("<group>/<Action>", "talk/EndTalk")
        ).is_file()

    assert "`TODO`" in decide
    text = tiny.read(END)
    for old, new in (
        ("en: TODO", "en: A text."),
        ("zh: TODO", "zh: 一段文字。"),
        ("reason: TODO", "reason: The page does not say it."),
        ("    type: String\n", "    type: String\n    example: a\n"),
    ):
        assert old in text
        text = text.replace(old, new)
    tiny.write({END: text.replace("evidence:\n", f"{EXAMPLES}evidence:\n")})

    assert [command[0] for command in commands(lint)] == ["lint", "generate"]
    for command in commands(lint):
        tiny.good(*command)
    tiny.good("check")
    page = tiny.read("out/docs/en/talk.md")
    assert "This action has no page in the official documents.\n" in page

    assert "the emulator replies with the example" in " ".join(emulate.split())
    assert run_in(tiny.output, PROGRAM) == [12, "example"]
    for path in re.findall(r"tests/\w+", finish):
        assert (REPOSITORY / path).is_dir()


def test_no_page_counts_the_actions() -> None:
    """Such a number would change with each new action; templates compute theirs."""
    for path in ("README.md", "README.zh.md", "CONTRIBUTING.md", EMULATOR):
        text = (REPOSITORY / path).read_text("utf-8")
        assert not re.search(r"\d+ (?:actions|个接口)(?! and)", text.replace("2000 actions", ""))
