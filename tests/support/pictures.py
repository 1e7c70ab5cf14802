"""Pictures as tests look at them: elements, texts."""

from __future__ import annotations

from typing import Final

from lxml import etree

SVG: Final = "{http://www.w3.org/2000/svg}"


def parsed(picture: str | bytes) -> etree._Element:
    """Return the root element of a picture."""
    content = picture.encode() if isinstance(picture, str) else picture
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False))


def tags(root: etree._Element) -> set[str]:
    """Return the names of the elements of a picture."""
    return {str(element.tag).removeprefix(SVG) for element in root.iter()}


def keys(root: etree._Element) -> set[str]:
    """Return the names of the attributes of a picture."""
    return {str(key) for element in root.iter() for key in element.attrib}


def texts(root: etree._Element) -> list[str]:
    """Return the lines of text of a picture, from first to last."""
    return ["".join(map(str, element.itertext())) for element in root.iter(f"{SVG}text")]


def value(element: etree._Element, key: str) -> float:
    """Return an attribute that is a number."""
    return float(element.attrib[key])
