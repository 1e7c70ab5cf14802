"""spec/<service>/accepted.yaml: changes of the API that the maintainers have accepted."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from volcgen.spec.nodes import LAX, Node, Words


def _is_a_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} is not a day of the calendar") from None
    return text


Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
Day = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_is_a_day)
]


class AcceptedChange(Node):
    """One change that was accepted. `volcgen diff` prints its fingerprint."""

    change: Fingerprint = Field(description="Fingerprint of the change, in quotes.")
    reason: Words = Field(description="Why the change is acceptable.")
    date: Day = Field(description="Day of the decision, such as 2026-11-27, in quotes.")


class Accepted(Node):
    """Changes since the last release that may be made although they break callers."""

    accepted: Annotated[tuple[AcceptedChange, ...], LAX] = Field(
        description="Changes that `volcgen diff --fail-on` does not count."
    )
