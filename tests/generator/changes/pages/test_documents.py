"""Pages in every shape, each next to the facts that it states."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.shown_facts import shown

from volcgen.changes.pages import read_text

DOCUMENTS = Path(__file__).parent / "documents"
PAGES = sorted(path for path in DOCUMENTS.iterdir() if path.suffix != ".facts")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_page_states_the_facts_next_to_it(page: Path) -> None:
    expected = page.with_suffix(".facts").read_text("utf-8")
    assert shown(read_text(page.read_text("utf-8"), page.name)) == expected


def test_every_page_has_facts_and_every_facts_file_a_page() -> None:
    facts = {path.stem for path in DOCUMENTS.glob("*.facts")}
    assert facts == {page.stem for page in PAGES}
    assert len(PAGES) >= 9


HEAD = (
    "POST https://rtc.volcengineapi.com?Action=SetThing&Version=2020-12-01\n## 请求参数\n"
    "| 参数 | 类型 | 描述 |\n|---|---|---|\n| A | String | y |\n## 返回参数\n"
)


@pytest.mark.parametrize("text", ["本接口无返回参数。", "None", "返回值为空。"])
def test_result_without_fields_is_known(text: str) -> None:
    (action,) = read_text(f"{HEAD}{text}\n", "page.md").actions
    assert (action.result, action.unknown) == ((), ())


@pytest.mark.parametrize(
    ("text", "line"),
    [("![表](table.png)", 6), ("| 键 | 值 | 意思 |\n|---|---|---|\n| A | 1 | y |", 7)],
)
def test_result_that_cannot_be_seen_is_unknown(text: str, line: int) -> None:
    (action,) = read_text(f"{HEAD}{text}\n", "page.md").actions
    assert action.result == ()
    assert ("result", line) in [(it.what, it.line) for it in action.unknown]


def test_structs_without_titles_are_certain_if_an_example_shows_them() -> None:
    table = "| 参数 | 类型 | 描述 |\n|---|---|---|\n"
    text = f"{HEAD}{table}| A | Object of One | y |\n| B | Object of Two | y |\n\n{table}| X | Long | y |\n\n{table}| Y | Long | y |\n"
    (doubtful,) = read_text(text, "page.md").actions
    example = '## 返回示例\n```\n{"ResponseMetadata": {}, "Result": {"A": {"Y": 1}, "B": {"X": 2}}}\n```\n'
    (shown_by_example,) = read_text(text + example, "page.md").actions
    for action, names, certain in (
        (doubtful, ["One", "Two"], False),
        (shown_by_example, ["Two", "One"], True),
    ):
        assert [struct.name for struct in action.structs] == names
        types = [struct.fields[0].type for struct in action.structs]
        assert [type_ is not None and type_.certain for type_ in types] == [certain, certain]


def test_result_whose_heading_is_lost_is_uncertain() -> None:
    text = (
        "下表是请求参数。\n参数 | 类型 | 是否必选 | 描述 |\n---|---|---|---|\nAction | String | 是 | 取值：SetThing |\n"
        "参数 | 类型 | 描述 |\n---|---|---|\nOk | Boolean | 成功 |\n"
    )
    (action,) = read_text(text, "page.txt").actions
    assert [field.name for field in action.request] == ["Action"]
    assert [(field.name, field.type and field.type.certain) for field in action.result] == [
        ("Ok", False)
    ]


def test_a_row_after_a_deleted_line_of_a_list_is_a_row() -> None:
    page = """\
QPS 不得超过 5。
POST https://rtc.volcengineapi.com?Action=PinMessage&Version=2020-12-01
### Body
| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- | ---- |
| Kind | Integer | 否 | `0` | 类型。 |\\
|  |  |  |  | - `0`：普通 |\\
|  |  |  |  | - `1`：置顶 |\\
| Cursor | Long | 是 | `1` | 起始位置 |
"""
    (action,) = read_text(page, "page.md").actions
    kind, cursor = action.request
    assert [each.value.value for each in kind.enum] == [0, 1]
    assert (cursor.name, cursor.required and cursor.required.value) == ("Cursor", True)


def test_struct_that_an_example_contradicts_is_not_certain() -> None:
    """The row of another struct may be lost, so that the table belongs to that one."""
    header = "参数 | 类型 | 描述 |\n---|---|---|\n"
    text = (
        f"请求参数\n{header}Two | Object of Two | y |\n{header}A | String | y |\n"
        'POST https://rtc.volcengineapi.com?Action=SetThing&Version=2020-12-01 {"Two": {"B": 1}}\n'
    )
    (action,) = read_text(text, "page.txt").actions
    ((field,),) = [struct.fields for struct in action.structs]
    assert field.type is not None
    assert not field.type.certain


@pytest.mark.parametrize(
    ("sentence", "qps"),
    [
        ("QPS 不得超过 1,000。", 1000),
        ("QPS 不得超过 1，000。", None),  # one number or two
        ("默认 QPS 为 50，最高可提升至 100 QPS。", None),
        ("上限为 20 QPS，每页 50 条。", 20),
    ],
)
def test_rate_of_an_action(sentence: str, qps: int | None) -> None:
    (action,) = read_text(f"{sentence}\n{HEAD}无\n", "page.md").actions
    assert (action.qps.value if action.qps else None) == qps
