"""Template context of what a call does: its fields, conditions, limits, failures and paging."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from volcgen import names
from volcgen.view.text import Localized, Raw, python_literal


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a request, a result or a struct; also a parameter of a method."""

    wire_name: Raw
    name: str
    """Name in Python."""
    type: str
    """Type as the documents write it."""
    kind: str
    item: str
    struct: str
    """Class of the object, or of the items; empty for others."""
    enum: str
    annotation: str
    """Type in Python, without None."""
    required: bool
    optional: bool
    """Whether Python code may omit it: not required, or with a string alternative."""
    description: Localized
    default: Any
    example: Any
    min: int | None
    max: int | None
    max_length: int | None
    max_items: int | None
    pattern: Raw
    """Regular expression that each whole text must match; empty if there is none."""
    unit: str
    is_moment: bool
    """Whether it is a point in time."""
    string_alternative: Raw
    """The String field that may be sent in place of this integer field."""
    alternative_name: str
    """Its name in Python."""
    alternative_of: str
    """The integer field that this String field may be sent in place of."""
    aliases: tuple[Raw, ...]
    sensitive: bool
    any_of_with: tuple[Raw, ...]
    """Fields of which a request must have one if it lacks this one."""
    is_parameter: bool
    """A parameter of the client, such as AppId."""
    need: Literal["yes", "no", "either", "client"]
    """Whether a request must have it; `either`: it or its string alternative."""
    limits: tuple[Localized, ...]
    """Unit, limits and default, as sentences."""
    default_value: str
    """Python code of the value that a field of a result has if the reply lacks it."""
    deprecated: Localized | None
    """Since when, and what to use instead; None if the field is not deprecated."""

    @property
    def option(self) -> str:
        """Its option on the command line, such as `--app-id`."""
        return names.option(self.wire_name.value)

    @property
    def help(self) -> Localized:
        """Its description, limits and deprecation, as sentences."""
        texts = (self.description, *self.limits, *((self.deprecated,) if self.deprecated else ()))
        return Localized(
            Raw(" ".join(text.en.value for text in texts)),
            Raw("".join(text.zh.value for text in texts)),
        )

    @property
    def type_words(self) -> str:
        """The type without the name of its struct."""
        return self.type.removesuffix(self.struct)

    @property
    def test_value(self) -> str:
        """Value of a parameter of the client in tests, as text; empty if it is not set."""
        if self.optional:
            return ""
        usual = {"string": "test", "boolean": "false"}
        return usual.get(self.kind, str(self.min or 1))

    @property
    def is_sequence(self) -> bool:
        """Whether it accepts any sequence."""
        return self.annotation.startswith("Sequence[")

    @property
    def is_id_map(self) -> bool:
        """Whether it is a map whose keys are integers or text."""
        return self.annotation.startswith("dict[int, ")

    @property
    def parameter(self) -> str:
        """The field as a parameter of a method; client parameters are optional."""
        if self.optional or self.is_parameter:
            return f"{self.name}: {self.annotation} | None = None"
        return f"{self.name}: {self.annotation}"


@dataclass(frozen=True, slots=True)
class WhenView:
    """The case that a field of the request has a certain value."""

    path: tuple[Raw, ...]
    python_path: str
    equals: Any
    absent: bool
    """Whether a request without the field also matches, because the value is its default."""

    @property
    def value(self) -> Raw:
        """The value as Python code."""
        return Raw(python_literal(self.equals))


@dataclass(frozen=True, slots=True)
class ConditionView:
    field: FieldView
    """The field that is required, or limited."""
    max: int | None
    """Its maximum; None if the condition makes it required."""
    when: WhenView
    error: str


@dataclass(frozen=True, slots=True)
class RateLimitView:
    """A limit that is not a number of calls per second."""

    amount: int
    per: str
    """`minute` or `day`."""
    counts: FieldView | None
    """Parameter whose items are counted; None if calls are counted."""


@dataclass(frozen=True, slots=True)
class FailuresView:
    field: str
    """Attributes of the result and of its items; empty where there is none."""
    id: str
    code: str
    message: str
    text_field: str
    """Attribute of the result that lists the same ids as text."""
    text_id: str
    """Attribute of each item that has the same id as text."""


LISTINGS: Final = {
    "cursor": "Listing",
    "offset": "OffsetListing",
    "page": "PageListing",
    "token": "TokenListing",
}
"""Classes of the runtime, by kind of paging."""


@dataclass(frozen=True, slots=True)
class PagingView:
    kind: Literal["cursor", "offset", "page", "token"]
    item: str
    """Annotation of an item."""
    first: int | str
    """Cursor of the first page; an empty text for a token."""
    backward: WhenView | None
    """The case in which the listing is read backwards."""
    first_backward: int
    page_size: int
    """Default size of a page: the greatest that is allowed."""
    cursor: FieldView
    limit: FieldView | None
    """None if the caller cannot choose the size of a page."""
    items: FieldView
    next_cursor: FieldView | None
    """Field of the result that has the cursor of the next page; None for offsets and page numbers."""
    has_more: FieldView | None
    total: FieldView | None
    parameters: tuple[FieldView, ...]
    """Parameters of the iterator, without cursor and limit."""

    @property
    def listing(self) -> str:
        """Class of the runtime that describes the listing."""
        return LISTINGS[self.kind]

    def empty(self, key: str) -> str:
        """Return code that replaces a value that the reply lacks by an empty one."""
        field: FieldView = getattr(self, key)
        if field.default_value != "None":
            return ""
        empty = {"string": ' or ""', "boolean": " or False", "array": " or []"}
        return empty.get(field.kind, " or 0")

    @property
    def start(self) -> str:
        """The iterator's own parameter."""
        if self.backward:
            return "start: int | None = None"
        return f"start: {type(self.first).__name__} = {python_literal(self.first)}"

    @property
    def shown_next(self) -> str:
        """Code for what a page shows of its place: the next cursor, or the number of all items."""
        field = self.next_cursor or self.total
        return f", page.{field.name}" if field else ""

    @property
    def signature(self) -> tuple[str, ...]:
        """The iterator's parameters as Python code."""
        return (
            *(field.parameter for field in self.parameters if not field.is_parameter),
            self.start,
            *([f"{self.limit.name}: int = {self.page_size}"] if self.limit else []),
            *(field.parameter for field in self.parameters if field.is_parameter),
        )
