"""Docstrings of the client's methods: what, units, limits, errors, an example, the source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from volcgen.view.model import ErrorView, FieldView
from volcgen.view.text import Localized, docstring_text, pythonic, wrapped

_WIDTH = 92  # the text stands eight columns in


def method_docstring(
    *,
    summary: Localized,
    description: Localized | None,
    parameters: Iterable[FieldView],
    arguments: Iterable[str],
    returns: str,
    raises: Iterable[ErrorView],
    notes: Iterable[str],
    example: str,
    doc: str,
    package: str,
    wires: Mapping[str, str],
) -> str:
    """The text of a docstring, escaped; `docstring` in text.py puts the quotes around it.

    `arguments` are those that are no fields: each its name, a colon and what it is.
    """
    parts = [docstring_text(summary.en)]
    if description is not None:
        parts.append("\n".join(wrapped(docstring_text(pythonic(description.en, wires)), _WIDTH)))
    parts.append("\n".join(line for note in notes for line in wrapped(note, _WIDTH)))
    lines = [line for parameter in parameters for line in _argument(parameter, wires)]
    for argument in arguments:
        lines += wrapped(argument, _WIDTH, first="    ", rest="        ")
    parts.append("\n".join(["Args:", *lines]))
    parts.append("\n".join(["Returns:", *wrapped(returns, _WIDTH, first="    ", rest="    ")]))
    parts.append("\n".join(["Raises:", *_raises(raises, package)]))
    indented = example.replace("\\", "\\\\").replace('"""', r"\"\"\"").replace("\n", "\n    ")
    parts.append(f"Example:\n    {indented}")
    if doc:
        parts.append(f"Source: document {doc}.")
    return "\n\n".join(part for part in parts if part)


def field_text(field: FieldView, wires: Mapping[str, str]) -> str:
    """One field in words: meaning, unit, limits, default."""
    text = docstring_text(pythonic(field.description.en, wires))
    return " ".join([text, *(docstring_text(fact.en) for fact in field.facts)])


def _argument(field: FieldView, wires: Mapping[str, str]) -> list[str]:
    text = field_text(field, wires)
    if field.twin_python:
        text += f" Send this or `{field.twin_python}`."
    if field.is_parameter:
        text += " The client's unless given here."
    return wrapped(f"{field.python}: {text}", _WIDTH, first="    ", rest="        ")


def _raises(errors: Iterable[ErrorView], package: str) -> list[str]:
    by_class: dict[str, list[str]] = {}
    for error in errors:
        meaning = docstring_text(error.meaning.en).rstrip(".")
        by_class.setdefault(error.exception, []).append(f"`{error.code}` ({meaning})")
    rows = ["ValidationError: The request breaks a rule named above; nothing was sent."]
    rows += [f"{kind}: {'; '.join(codes)}." for kind, codes in by_class.items()]
    rows.append(f"VolcIMError: Any other failure; see `{package}.errors`.")
    return [line for row in rows for line in wrapped(row, _WIDTH, first="    ", rest="        ")]
