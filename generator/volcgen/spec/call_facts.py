"""What the spec says about calls of an action: paging, conditions, partial failures, quotas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from volcgen.spec.nodes import Int64, Name, Node, WireName


class When(Node):
    """The case that a field of the request has a certain value; if not sent, its default counts."""

    field: WireName = Field(description="Path of the field, such as Info.Kind.")
    equals: Int64 | str | bool = Field(description="The value.")


class Backward(Node):
    """The case in which a listing is read from its end."""

    when: When = Field(description="The case.")
    first: Int64 = Field(description="Cursor of the first page in this case.")


class Paging(Node):
    """The fields that page through a listing. `kind` determines which of them it has."""

    kind: Literal["cursor", "offset", "page", "token"] = Field(
        "cursor",
        description="How a page is found: by an integer cursor of the reply (`next_cursor`, `has_more`); "
        "by the number of items before it, or by its number, until all of `total` are read; or by a text "
        "of the reply (`next_cursor`), which is empty or absent at the end.",
    )
    cursor: WireName = Field(
        description="Request field: where the page starts, as cursor, offset, page number or token."
    )
    limit: WireName | None = Field(
        None, description="Request field: size of the page. Only listings by token may have none."
    )
    first: Int64 | None = Field(
        None,
        description="Cursor of the first page: by default 1 for page numbers, and otherwise 0.",
    )
    backward: Backward | None = Field(
        None, description="Set if the listing can be read from its end; only with a cursor."
    )
    size: Annotated[int, Field(ge=1)] | None = Field(
        None, description="Default page size; without it, the maximum of `limit`."
    )
    items: WireName = Field(description="Result field: the items of the page.")
    next_cursor: WireName | None = Field(
        None, description="Result field: cursor or token of the next page."
    )
    has_more: WireName | None = Field(
        None, description="Result field: whether another page follows; only with a cursor."
    )
    total: WireName | None = Field(
        None, description="Result field: number of all items; only with an offset or a page number."
    )

    @property
    def start(self) -> int | str:
        """Cursor of the first page; an empty text for a token."""
        if self.kind == "token":
            return ""
        return int(self.kind == "page") if self.first is None else self.first


class Condition(Node):
    """A field that is required, or has another maximum, if another field has a certain value."""

    require: WireName | None = Field(None, description="Request field that must be sent.")
    limit: WireName | None = Field(
        None, description="Or the request field that has another maximum."
    )
    max: Int64 | None = Field(None, description="The maximum of `limit`.")
    when: When = Field(description="The case.")
    error: Name | None = Field(None, description="Error code that the server returns otherwise.")


class Failures(Node):
    """The field of a reply with status 200 that lists failed items."""

    field: WireName = Field(description="Result field: an array of ids or structs.")
    id: WireName | None = Field(None, description="Field of the struct with the id of the item.")
    code: WireName | None = Field(None, description="Field of the struct with the error code.")
    message: WireName | None = Field(
        None, description="Field of the struct with the error message."
    )


class RateLimit(Node):
    """A documented limit that is not in calls per second."""

    amount: Annotated[int, Field(ge=1)] = Field(description="Number of calls or items.")
    per: Literal["minute", "day"] = Field(description="Period.")
    counts: WireName | None = Field(
        None, description="Request field whose items are counted; without it, calls are counted."
    )


class SharedQuota(Node):
    """A limit that several actions use up together."""

    qps: Annotated[int, Field(ge=1)] | None = Field(None, description="Calls per second.")
    rate_limit: RateLimit | None = Field(
        None, description="Or the limit in calls per minute or day."
    )
