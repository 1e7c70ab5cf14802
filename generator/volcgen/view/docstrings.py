"""Docstrings of the client's methods: summary, limits, parameters, errors, example, source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from volcgen.view.call_model import FieldView
from volcgen.view.deprecations import sentence
from volcgen.view.model import ErrorView
from volcgen.view.text import Localized, Raw, docstring_text, pythonic, wrapped

DOCUMENTS: Final = "https://www.volcengine.com/docs/"
"""Address of the platform's documents, before the id of a page."""
_WIDTH: Final = 92  # the text is indented by eight columns


def method_docstring(
    *,
    summary: Localized,
    deprecated: Localized | None,
    description: Localized | None,
    parameters: Iterable[FieldView],
    arguments: Iterable[str],
    returns: str,
    raises: Iterable[ErrorView],
    root_error: str,
    notes: Iterable[Raw],
    example: str,
    doc: str,
    package: str,
    python_names: Mapping[str, str],
) -> str:
    """Return the text of a docstring, escaped; `docstring` in text.py adds the quotes.

    `arguments` are parameters that are not fields: each its name, a colon and its meaning.
    """
    parts = [docstring_text(summary.en), _deprecated(deprecated, python_names)]
    if description is not None:
        parts.append(
            "\n".join(wrapped(docstring_text(pythonic(description.en, python_names)), _WIDTH))
        )
    parts.append(
        "\n".join(line for note in notes for line in wrapped(docstring_text(note), _WIDTH))
    )
    parts.append(_arguments(parameters, arguments, python_names))
    parts.append("\n".join(["Returns:", *wrapped(returns, _WIDTH, first="    ", rest="    ")]))
    parts.append("\n".join(["Raises:", *_raises(raises, root_error, package)]))
    indented = example.replace("\\", "\\\\").replace('"""', r"\"\"\"").replace("\n", "\n    ")
    parts.append(f"Example:\n    {indented}")
    if doc:
        parts.append(f"Source: {DOCUMENTS}{doc}")
    return "\n\n".join(part for part in parts if part)


def async_docstring(
    *,
    summary: Localized,
    deprecated: Localized | None,
    parameters: Iterable[FieldView],
    arguments: Iterable[str],
    method: str,
    python_names: Mapping[str, str],
) -> str:
    """Return the docstring of an async method, which refers to the sync one for all but parameters."""
    parts = [
        docstring_text(summary.en),
        _deprecated(deprecated, python_names),
        _arguments(parameters, arguments, python_names),
        f"See `Client.{method}` for limits, errors and an example.",
    ]
    return "\n\n".join(part for part in parts if part)


def _deprecated(notice: Localized | None, python_names: Mapping[str, str]) -> str:
    return "\n".join(wrapped(docstring_text(sentence(notice, python_names)), _WIDTH))


def _arguments(
    parameters: Iterable[FieldView], arguments: Iterable[str], python_names: Mapping[str, str]
) -> str:
    lines = [line for parameter in parameters for line in _argument(parameter, python_names)]
    for argument in arguments:
        lines += wrapped(argument, _WIDTH, first="    ", rest="        ")
    return "\n".join(["Args:", *lines]) if lines else ""


def field_text(field: FieldView, python_names: Mapping[str, str]) -> str:
    """Return the meaning of a field with its unit, limits, default and deprecation."""
    parts = [pythonic(field.description.en, python_names), *(fact.en for fact in field.limits)]
    if field.deprecated:
        parts.append(sentence(field.deprecated, python_names))
    return " ".join(docstring_text(part) for part in parts)


def _argument(field: FieldView, python_names: Mapping[str, str]) -> list[str]:
    text = field_text(field, python_names)
    if field.alternative_name:
        text += f" Send this or `{field.alternative_name}`."
    if field.is_parameter:
        text += " Default: the client's."
    return wrapped(f"{field.name}: {text}", _WIDTH, first="    ", rest="        ")


def _raises(errors: Iterable[ErrorView], root_error: str, package: str) -> list[str]:
    by_class: dict[str, list[str]] = {}
    for error in errors:
        meaning = docstring_text(error.meaning.en).rstrip(".")
        by_class.setdefault(error.exception, []).append(f"`{error.code}` ({meaning})")
    rows = ["ValidationError: The request breaks a limit given above; nothing was sent."]
    rows += [f"{kind}: {'; '.join(codes)}." for kind, codes in by_class.items()]
    rows.append(f"{root_error}: Any other error; see `{package}.errors`.")
    return [line for row in rows for line in wrapped(row, _WIDTH, first="    ", rest="        ")]
