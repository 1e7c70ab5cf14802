"""The base of the spec language: its nodes, the forms of names and numbers, texts and evidence."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from volcgen.typeguards import is_mapping

Name = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$", max_length=100)]
LabelName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
GroupName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
# Without characters that JSON escapes, so that a name is the same in the body of a request.
WireName = Annotated[
    str, StringConstraints(pattern=r'^[^"\\\x00-\x1f]+$', min_length=1, max_length=200)
]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
DocId = Annotated[str, StringConstraints(pattern=r"^[0-9]+/[0-9]+$")]
HostName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*[a-z0-9]$")]
RegionName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
HttpsUrl = Annotated[
    str, StringConstraints(pattern=r"^https://[A-Za-z0-9_./-]*[A-Za-z0-9]$", max_length=200)
]
Date = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
]
Method = Literal["GET", "POST"]
Encoding = Literal["json", "form", "query"]
Int64 = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
Count = Annotated[int, Field(ge=0, le=2**31 - 1)]
# Lists of YAML are kept as tuples, because values between the stages are frozen.
LAX = Field(strict=False)
DIGESTS = {"digests": True}
"""Context of a validation that accepts the digest of a text in place of the text."""


class Node(BaseModel):
    """Base class: frozen and strict, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Text(Node):
    """A text in the languages of the service, in our own sentences. Backticks mark `code`.

    Where a text has one language, the value of the other is the same text.
    """

    model_config = ConfigDict(json_schema_extra={"required": [], "minProperties": 1})

    en: Words = Field(description="English.")
    zh: Words = Field(description="Chinese.")

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, value: Any, info: ValidationInfo) -> Any:
        if info.context is DIGESTS and isinstance(value, str):
            return dict.fromkeys(LANGUAGES, value)
        if is_mapping(value) and len(value) == 1:
            ((language, text),) = value.items()
            return dict.fromkeys(LANGUAGES, text) if language in LANGUAGES else value
        return value


class Deprecated(Node):
    """Marks something that still works, but that new code must not use.

    A struct or an enum has no such key: the fields that use it are deprecated instead.
    """

    since: Date = Field(description="Date of the document that says so, such as 2026-11-27.")
    use: WireName | None = Field(
        None,
        description="The replacement: an action; the path of a field of the same request, result or "
        "struct, such as Info.Title; or a value of the same enum.",
    )
    text: Text | None = Field(None, description="The reason, or what else to do.")


class Evidence(Node):
    """The reason for a decision where the sources differ or give no answer."""

    where: Words = Field(description="Path of the key that was decided, relative to this mapping.")
    reason: Words = Field(description="What the sources state, and the reason for the choice.")
