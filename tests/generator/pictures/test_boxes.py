"""Pictures of boxes: rows are as high as their texts, and arrows are straight."""

from __future__ import annotations

import re

import pytest
from lxml import etree
from support.hostile_spec import NASTY
from support.pictures import SVG, parsed, tags, texts, value

from volcgen.pictures import Arrow, Box, Group, flow
from volcgen.view.text import Raw, printable


def draw(*parts: Box | Arrow | Group, columns: tuple[int, ...] = (120, 120)) -> etree._Element:
    """Return the root element of a picture."""
    return parsed(flow("en", "Title", "Text", columns=columns, parts=parts))


def rects(root: etree._Element, kind: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of the rectangles of a class."""
    return [
        (x, y, x + width, y + height)
        for rect in root.iter(f"{SVG}rect")
        if rect.get("class") == kind
        for x, y, width, height in [[value(rect, key) for key in ("x", "y", "width", "height")]]
    ]


def ends(root: etree._Element) -> list[list[float]]:
    """Return x and y of start and end of each line."""
    return [
        [float(number) for number in re.findall(r"[\d.]+", path.get("d", ""))]
        for path in root.iter(f"{SVG}path")
        if "line" in path.get("class", "").split()
    ]


def test_boxes_of_a_row_are_equally_high_and_below_those_of_the_row_above() -> None:
    first, high, below = rects(
        draw(
            Box("a", (0, 0), "short"),
            Box("b", (1, 0), "a long heading that needs several lines", "and more text"),
            Box("c", (0, 1), "below", span=2),
        ),
        "plain",
    )
    assert (first[1], first[3]) == (high[1], high[3])
    assert below[1] > first[3]
    assert (below[0], below[2]) == (first[0], high[2])


def test_a_box_of_several_rows_reaches_to_the_last() -> None:
    tall, *_, last = rects(
        draw(
            Box("a", (0, 0), "tall", rows=3),
            *(Box(f"b{row}", (1, row), "one") for row in range(3)),
        ),
        "plain",
    )
    assert tall[3] == last[3]


def test_rows_grow_for_a_box_of_several_rows() -> None:
    many = [f"paragraph {number}" for number in range(12)]
    root = draw(
        Box("a", (0, 0), "tall", many, rows=2), Box("b", (1, 0), "x"), Box("c", (1, 1), "y")
    )
    tall, _, last = rects(root, "plain")
    assert tall[3] == last[3]
    lowest = max(value(text, "y") for text in root.iter(f"{SVG}text"))
    assert lowest < tall[3]


def test_arrows_lead_from_edge_to_edge() -> None:
    parts = (Box("a", (0, 0), "a"), Box("b", (1, 0), "b"), Box("c", (0, 1), "c"))
    root = draw(*parts, Arrow("a", "b"), Arrow("c", "a", "back"))
    a, b, c = rects(root, "plain")
    right, up = ends(root)
    assert (right[0], right[1]) == (a[2], right[3])
    assert b[0] - 7 <= right[2] <= b[0]
    assert (up[0], up[1]) == (up[2], c[1])
    assert a[3] <= up[3] <= a[3] + 7


def test_a_label_makes_room_for_itself() -> None:
    boxes = (Box("a", (0, 0), "a"), Box("b", (0, 1), "b"))
    near, far = (
        rects(draw(*boxes, Arrow("a", "b", text)), "plain")
        for text in ("", "a label that needs many lines beside its arrow")
    )
    assert far[1][1] - far[0][3] > near[1][1] - near[0][3]


def test_a_group_encloses_its_boxes() -> None:
    root = draw(Box("a", (0, 0), "a"), Box("b", (1, 1), "b"), Group("g", "Group", (0, 0), (1, 1)))
    [frame] = rects(root, "group")
    for box in rects(root, "plain"):
        assert frame[0] < box[0]
        assert frame[1] < box[1]
        assert frame[2] > box[2]
        assert frame[3] > box[3]


def test_an_arrow_that_cannot_be_straight_is_an_error() -> None:
    with pytest.raises(ValueError, match="no straight arrow leads from a to b"):
        draw(Box("a", (0, 0), "a"), Box("b", (1, 1), "b"), Arrow("a", "b"))


@pytest.mark.parametrize("text", [text for text in NASTY if len(text) < 30])
def test_hostile_texts_stay_texts(text: str) -> None:
    raw = Raw(text)
    boxes = (Box("a", (0, 0), raw, [raw]), Box("b", (0, 1)))
    picture = flow("en", text, text, columns=[400], parts=[*boxes, Arrow("a", "b", raw)])
    root = parsed(picture)
    assert tags(root) <= {"svg", "title", "desc", "style", "rect", "path", "text"}
    assert root.findtext(f"{SVG}title") == printable(text)
    shown = "".join(texts(root))
    assert shown.replace(" ", "") == (printable(text) * 3).replace(" ", "")
