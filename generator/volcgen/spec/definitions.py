"""The spec language: the keys of each kind of file. Also the source of spec/schema.json."""

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
Int64 = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
Count = Annotated[int, Field(ge=0, le=2**31 - 1)]
# Lists of YAML are kept as tuples, because values between the stages are frozen.
LAX = Field(strict=False)
DIGESTS = {"digests": True}
"""Context of a validation that accepts the digest of a text in place of the text."""


class Node(BaseModel):
    """Base class: frozen and strict, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Text(Node):
    """A text in both languages, in our own sentences. Backticks mark `code`."""

    en: Words = Field(description="English.")
    zh: Words = Field(description="Chinese.")

    @model_validator(mode="before")
    @classmethod
    def _of_digest(cls, value: Any, info: ValidationInfo) -> Any:
        is_digest = info.context is DIGESTS and isinstance(value, str)
        return {"en": value, "zh": value} if is_digest else value


class Deprecated(Node):
    """Marks something that still works, but that new code must not use.

    A struct or an enum has no such key: the fields that use it are deprecated instead.
    """

    since: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
    ] = Field(description="Date of the document that says so, such as 2026-11-27.")
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


class FieldSpec(Node):
    """One field of a request, a result or a struct."""

    type: Words = Field(
        description="Integer, Long, String, Boolean, Double, JSON Map, JSON Map of X, "
        "Object of X or Array of X."
    )
    description: Text = Field(description="What the field means.")
    required: bool = Field(False, description="Requests: must be sent. Replies: always present.")
    default: Any = Field(None, description="Value that the server uses if the field is not sent.")
    enum: Name | None = Field(None, description="Enum of structs.yaml that names the values.")
    example: Any = Field(None, description="A value that fits the type.")
    min: Int64 | None = Field(None, description="Minimum.")
    max: Int64 | None = Field(None, description="Maximum.")
    max_length: Count | None = Field(None, description="Maximum length of a String in characters.")
    max_items: Count | None = Field(
        None, description="Maximum number of items of an array or a map, per call."
    )
    unit: Literal["seconds", "milliseconds"] | None = Field(None, description="Unit of a time.")
    duration: bool = Field(
        False,
        description="Whether a time is a duration; otherwise it is a Unix timestamp.",
    )
    string_alternative_of: WireName | None = Field(
        None,
        description="Field of integer ids that this field can replace. This field has the ids as "
        "text: it is a String, an Array of String, or a JSON Map with the ids as keys. Only one of "
        "the two fields is sent.",
    )
    aliases: Annotated[tuple[WireName, ...], LAX] = Field(
        (), description="Other names of the field in replies."
    )
    also_types: Annotated[tuple[Words, ...], LAX] = Field(
        (), description="Other types of the field in replies."
    )
    sensitive: Literal["user_content", "credential", "device_identifier"] | None = Field(
        None, description="Kind of sensitive data, which logs and errors never contain."
    )
    deprecated: Deprecated | None = Field(
        None, description="Set if new code must not use the field. It is then optional in requests."
    )


class When(Node):
    """The case that a field of the request has a certain value; if not sent, its default counts."""

    field: WireName = Field(description="Path of the field, such as Info.Kind.")
    equals: Int64 | str | bool = Field(description="The value.")


class Backward(Node):
    """The case in which a listing is read from its end."""

    when: When = Field(description="The case.")
    first: Int64 = Field(description="Cursor of the first page in this case.")


class Paging(Node):
    """The fields that page through a listing."""

    cursor: WireName = Field(description="Request field: where the page starts.")
    limit: WireName = Field(description="Request field: size of the page.")
    first: Int64 = Field(0, description="Cursor of the first page.")
    backward: Backward | None = Field(
        None, description="Set if the listing can be read from its end."
    )
    size: Annotated[int, Field(ge=1)] | None = Field(
        None, description="Default page size; without it, the maximum of `limit`."
    )
    items: WireName = Field(description="Result field: the items of the page.")
    next_cursor: WireName = Field(description="Result field: cursor of the next page.")
    has_more: WireName = Field(description="Result field: whether another page follows.")


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


class Examples(Node):
    """Examples that are checked against the fields and shown in the documents."""

    request: dict[str, Any] | None = Field(None, description="A request without client parameters.")
    result: dict[str, Any] | None = Field(None, description="The Result of the reply.")


class Action(Node):
    """One action: spec/<service>/<group>/<Action>.yaml."""

    action: Name = Field(description="Wire name.")
    doc: DocId | None = Field(
        None,
        description="Id of the page in the documents; if there is none, `evidence` is required.",
    )
    access: Literal["read", "write"] = Field(description="Whether the action changes anything.")
    destructive: bool | None = Field(
        None,
        description="Whether the action removes something for good, so that tools ask before it; "
        "without it, the verb of the name decides, such as Delete. Only for access: write.",
    )
    qps: Annotated[int, Field(ge=1)] | None = Field(
        None,
        description="Calls per second and account; if unknown, `evidence` is required.",
    )
    rate_limit: RateLimit | None = Field(
        None, description="The limit, if it is not in calls per second."
    )
    summary: Text = Field(description="One sentence.")
    description: Text | None = Field(None, description="Further sentences.")
    labels: dict[LabelName, Annotated[tuple[LabelName, ...], LAX]] = Field(
        {}, description="Labels of the action, from those that service.yaml declares."
    )
    idempotency_field: WireName | None = Field(
        None, description="Request field whose value makes a repeated call safe."
    )
    idempotency_derived: When | None = Field(
        None, description="Case in which the server derives the key and the client sends none."
    )
    failures: Failures | None = Field(None, description="Set if single items can fail.")
    paging: Paging | None = Field(
        None, description="Set if the action returns a listing page by page."
    )
    conditions: Annotated[tuple[Condition, ...], LAX] = Field(
        (), description="Fields that are required in some cases."
    )
    errors: Annotated[tuple[Name, ...], LAX] = Field(
        (), description="Codes of errors.yaml that the action may return."
    )
    request: dict[WireName, FieldSpec] = Field(
        default_factory=dict, description="Fields of the body by wire name."
    )
    result: dict[WireName, FieldSpec] = Field(
        default_factory=dict, description="Fields of the Result by wire name."
    )
    open_result: bool = Field(
        False,
        description="Whether the fields of the Result are unknown, so that it is returned unchanged.",
    )
    deprecated: Deprecated | None = Field(
        None, description="Set if new code must not call the action."
    )
    examples: Examples = Field(
        default_factory=lambda: Examples(request=None, result=None), description="Checked examples."
    )
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions of this file."
    )


class EnumValue(Node):
    """One value of an enum."""

    value: Int64 | str = Field(description="The value in JSON.")
    description: Text = Field(description="What it means.")
    deprecated: Deprecated | None = Field(
        None, description="Set if new code must not send the value."
    )


class EnumSpec(Node):
    """The known values of a field; the server may send others."""

    type: Literal["Integer", "Long", "String"] = Field(description="Type in JSON.")
    description: Text = Field(description="What the values distinguish.")
    values: dict[WireName, EnumValue] = Field(min_length=1, description="Values by name.")
    ignore_case: bool = Field(
        False, description="Whether replies may write the values in upper or lower case."
    )
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions about this enum."
    )


class StructSpec(Node):
    """A named set of fields."""

    description: Text = Field(description="What it describes.")
    fields: dict[WireName, FieldSpec] = Field(min_length=1, description="Fields by wire name.")
    at_least_one_of: Annotated[tuple[WireName, ...], LAX] = Field(
        (), description="Optional fields of which a request must send at least one."
    )
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions about this struct."
    )


class Structs(Node):
    """spec/<service>/structs.yaml: the structs and enums that actions share."""

    enums: dict[Name, EnumSpec] = Field(default_factory=dict, description="Enums by name.")
    structs: dict[Name, StructSpec] = Field(description="Structs by name.")


class ErrorSpec(Node):
    """One error code."""

    category: Literal[
        "auth", "clock_skew", "permission", "invalid_parameter", "not_found", "throttled",
        "server", "unsupported_kind", "limit", "expired",
    ] = Field(description="Chooses the Python exception.")  # fmt: skip
    number: Count | None = Field(None, description="CodeN, of gateway errors only.")
    http_status: Annotated[int, Field(ge=200, le=599)] | None = Field(
        None, description="Usual HTTP status; not used to classify replies."
    )
    meaning: Text = Field(description="What went wrong.")
    remedy: Text = Field(description="What to do.")


class Errors(Node):
    """spec/<service>/errors.yaml: the error codes of the service."""

    doc: DocId = Field(description="Id of the page in the documents.")
    errors: dict[Name, ErrorSpec] = Field(description="Errors by code.")
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions of this file."
    )


class Package(Node):
    """The generated distribution."""

    distribution: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")] = Field(
        description="Name to install."
    )
    import_: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")] = Field(
        alias="import", description="Name to import."
    )
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")] = Field(
        description="Version of the package."
    )
    root_error: Name | None = Field(
        None, description="Class of all errors; made from the name to import when it is left out."
    )
    repository: HttpsUrl | None = Field(
        None, description="Address of the git repository that has the package in `generated/`."
    )
    published: bool = Field(
        False,
        description="Whether a package index has it; otherwise the documents say how to build it.",
    )


class Regions(Node):
    """The regions of the service and their hosts."""

    default: RegionName = Field(description="Default region.")
    hosts: dict[RegionName, HostName] = Field(min_length=1, description="Host of each region.")


class Quota(Node):
    """How the service counts calls."""

    scope: Literal["account"] = Field(description="Unit that shares a quota.")
    description: Text = Field(description="The quota as a text.")


class Group(Node):
    """Actions that belong together: a folder of the spec, a page of the documents."""

    title: Text = Field(description="Heading.")
    description: Text = Field(description="What the actions are for.")
    actions: Annotated[tuple[Name, ...], LAX] = Field(
        description="Actions in the order of the documents."
    )


class Service(Node):
    """spec/<service>/service.yaml: facts about every action."""

    service: GroupName = Field(description="Name of the folder.")
    title: Text = Field(description="Name of the service.")
    description: Text = Field(description="What it is for.")
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] = Field(
        description="Version of the API."
    )
    signing_name: GroupName = Field(description="Service name in the credential scope.")
    doc: DocId = Field(description="Id of the page on how to call the API.")
    package: Package = Field(description="The generated distribution.")
    regions: Regions = Field(description="Regions and their hosts.")
    timeout_s: Annotated[int, Field(ge=1, le=600)] = Field(
        description="Timeout of one attempt, in seconds."
    )
    quota: Quota = Field(description="How calls are counted.")
    client_parameters: dict[WireName, FieldSpec] = Field(
        description="Fields of every request, set on the client."
    )
    labels: dict[LabelName, Annotated[tuple[LabelName, ...], LAX]] = Field(
        {}, description="Labels that actions may have, for templates of this service alone."
    )
    groups: dict[GroupName, Group] = Field(
        min_length=1, description="Groups in the order of the documents."
    )
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions of this file."
    )
