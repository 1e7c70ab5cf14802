"""Pictures of messages: order, participants and frames."""

from __future__ import annotations

from lxml import etree
from support.pictures import SVG, parsed, value

from volcgen.pictures import Message, Repeat, Work, sequence


def draw(*steps: Message | Work | Repeat) -> etree._Element:
    """Return the root element of a picture of three participants."""
    lifelines = {"a": "Ann", "b": "Bob", "c": "Cy"}
    return parsed(sequence("en", "Title", "Text", lifelines=lifelines, steps=steps))


def heights(root: etree._Element) -> dict[str, float]:
    """Return the vertical position of each text."""
    return {text.text or "": value(text, "y") for text in root.iter(f"{SVG}text")}


def test_steps_follow_each_other() -> None:
    found = heights(
        draw(
            Message("a", "b", "ask"),
            Work("b", "think", "b"),
            Repeat("again", [Message("b", "c", "send"), Message("c", "b", "reply", is_reply=True)]),
            Message("b", "a", "answer", is_reply=True),
        )
    )
    order = ["ask", "think", "again", "send", "reply", "answer"]
    assert sorted(order, key=found.__getitem__) == order


def test_replies_are_dashed() -> None:
    root = draw(Message("a", "b", "ask"), Message("b", "a", "answer", is_reply=True))
    kinds = [path.get("class", "") for path in root.iter(f"{SVG}path")]
    assert [kind for kind in kinds if "line" in kind] == ["line", "line dashed"]


def test_a_frame_encloses_its_steps() -> None:
    root = draw(Repeat("again", [Work("b", "think", "c")]), Work("b", "rest", "c"))
    [frame] = [rect for rect in root.iter(f"{SVG}rect") if rect.get("class") == "group"]
    top, bottom = value(frame, "y"), value(frame, "y") + value(frame, "height")
    found = heights(root)
    assert top < found["think"] < bottom < found["rest"]
