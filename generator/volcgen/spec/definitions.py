"""The spec language: what each file may hold. These classes validate, and write spec/schema.json."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*$", max_length=100)]
GroupName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
# What a JSON library writes as it stands, so that a name needs no escape in a request.
WireName = Annotated[
    str, StringConstraints(pattern=r'^[^"\\\x00-\x1f]+$', min_length=1, max_length=200)
]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
DocId = Annotated[str, StringConstraints(pattern=r"^[0-9]+/[0-9]+$")]
HostName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9.-]*[a-z0-9]$")]
RegionName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
Int64 = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
Count = Annotated[int, Field(ge=0, le=2**31 - 1)]
# A YAML list is kept as a tuple: values between the stages are frozen.
LAX = Field(strict=False)


class Node(BaseModel):
    """Frozen, strict, and closed: a key that is not named here is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Text(Node):
    """The same words in both languages, in our own sentences. `code` may stand in backticks."""

    en: Words = Field(description="English.")
    zh: Words = Field(description="Chinese.")


class Evidence(Node):
    """Why the spec decides as it does where the sources differ or are silent."""

    where: Words = Field(description="The key that was decided, by its path from here.")
    reason: Words = Field(description="What the sources say, and why this was chosen.")


class FieldSpec(Node):
    """One field of a request, a result or a struct."""

    type: Words = Field(
        description="Integer, Long, String, Boolean, Double, JSON Map, JSON Map of X, "
        "Object of X or Array of X."
    )
    description: Text = Field(description="What the field means.")
    required: bool = Field(False, description="Requests: must be sent. Replies: always promised.")
    default: Any = Field(None, description="What the server takes when the field is not sent.")
    enum: Name | None = Field(None, description="Enum of structs.yaml that names the values.")
    example: Any = Field(None, description="A value that fits the type.")
    min: Int64 | None = Field(None, description="Least value.")
    max: Int64 | None = Field(None, description="Greatest value.")
    max_length: Count | None = Field(None, description="Most characters of a String.")
    max_items: Count | None = Field(None, description="Most items of an array or a map, per call.")
    unit: Literal["seconds", "milliseconds"] | None = Field(None, description="Unit of a time.")
    duration: bool = Field(
        False,
        description="Whether a time is a length of time; otherwise it is a moment, Unix time.",
    )
    twin_of: WireName | None = Field(
        None,
        description="Field of integer ids that this one may stand for with ids as text: a String, "
        "an Array of String, or a JSON Map of the same values. Only one of the two is sent.",
    )
    aliases: Annotated[tuple[WireName, ...], LAX] = Field(
        (), description="Other names seen on the wire in replies."
    )
    also_types: Annotated[tuple[Words, ...], LAX] = Field(
        (), description="Other types seen on the wire in replies."
    )
    sensitive: Literal["user_content", "credential", "device_identifier"] | None = Field(
        None, description="Never shown in logs and errors."
    )


class When(Node):
    """A field of the request that has a value; one that is not sent has its default."""

    field: WireName = Field(description="Path of the field, such as Info.Kind.")
    equals: Int64 | str | bool = Field(description="The value.")


class Backward(Node):
    """The case in which a listing is read from its end."""

    when: When = Field(description="The case.")
    first: Int64 = Field(description="Cursor of the first page then.")


class Paging(Node):
    """How a listing goes on: the names of the fields that carry it."""

    cursor: WireName = Field(description="Request field: where the page starts.")
    limit: WireName = Field(description="Request field: size of the page.")
    first: Int64 = Field(0, description="Cursor of the first page.")
    backward: Backward | None = Field(None, description="Set when it can be read from its end.")
    size: Annotated[int, Field(ge=1)] | None = Field(
        None, description="Items on a page where the caller names no size; else the most allowed."
    )
    items: WireName = Field(description="Result field: the array of the page.")
    next_cursor: WireName = Field(description="Result field: cursor of the next page.")
    has_more: WireName = Field(description="Result field: true while a page follows.")


class Condition(Node):
    """A field that is required, or has a lower limit, when another has a value."""

    require: WireName | None = Field(
        None, description="The field of the request that must be sent."
    )
    limit: WireName | None = Field(
        None, description="Or the field that has another greatest value."
    )
    max: Int64 | None = Field(None, description="The greatest value of `limit`.")
    when: When = Field(description="The case.")
    error: Name | None = Field(None, description="Code that the server answers without it.")


class Failures(Node):
    """Where a reply with status 200 lists the items that failed."""

    field: WireName = Field(description="Result field: an array of ids, or of structs.")
    id: WireName | None = Field(None, description="Field of the struct that names the item.")
    code: WireName | None = Field(None, description="Field of the struct with the error's code.")
    message: WireName | None = Field(None, description="Field of the struct with its words.")


class RateLimit(Node):
    """A documented limit that is no number of calls per second."""

    amount: Annotated[int, Field(ge=1)] = Field(description="How many are allowed.")
    per: Literal["minute", "day"] = Field(description="In which time.")
    counts: WireName | None = Field(
        None, description="Request field whose items count; calls count when it is left out."
    )


class Examples(Node):
    """Data that is checked against the fields and shown in the documents."""

    request: dict[str, Any] | None = Field(None, description="A request without client parameters.")
    result: dict[str, Any] | None = Field(None, description="The Result of its reply.")


class Action(Node):
    """One action: spec/<service>/<group>/<Action>.yaml."""

    action: Name = Field(description="Name on the wire.")
    doc: DocId | None = Field(
        None, description="Id of the documents' page; where there is none, `evidence` says so."
    )
    access: Literal["read", "write"] = Field(description="Whether the action changes anything.")
    qps: Annotated[int, Field(ge=1)] | None = Field(
        None,
        description="Calls per second and account; where none is known, `evidence` says so.",
    )
    rate_limit: RateLimit | None = Field(None, description="The limit where it is no QPS.")
    summary: Text = Field(description="One sentence.")
    description: Text | None = Field(None, description="What else to know.")
    conversation_kinds: Annotated[tuple[Literal["single", "group", "live"], ...], LAX] = Field(
        (), description="Kinds of conversation that the action accepts."
    )
    idempotency_field: WireName | None = Field(
        None, description="Request field whose value makes a repeated call harmless."
    )
    idempotency_derived: When | None = Field(
        None, description="Case in which the server derives the key, so that none is to be sent."
    )
    failures: Failures | None = Field(None, description="Set when single items can fail.")
    paging: Paging | None = Field(None, description="Set when the action lists page by page.")
    conditions: Annotated[tuple[Condition, ...], LAX] = Field(
        (), description="Fields that are required in some cases."
    )
    errors: Annotated[tuple[Name, ...], LAX] = Field(
        (), description="Codes of errors.yaml that the action may answer."
    )
    request: dict[WireName, FieldSpec] = Field(
        default_factory=dict, description="Fields of the body, by their names on the wire."
    )
    result: dict[WireName, FieldSpec] = Field(
        default_factory=dict, description="Fields of the reply's Result."
    )
    open_result: bool = Field(
        False, description="Whether the Result is handed on as it comes, its fields being unknown."
    )
    examples: Examples = Field(
        default_factory=lambda: Examples(request=None, result=None), description="Checked examples."
    )
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions of this file."
    )


class EnumValue(Node):
    """One value of an enum."""

    value: Int64 | str = Field(description="The value on the wire.")
    description: Text = Field(description="What it means.")


class EnumSpec(Node):
    """The known values of a field; a server may send others."""

    type: Literal["Integer", "Long", "String"] = Field(description="Type on the wire.")
    description: Text = Field(description="What the values tell apart.")
    values: dict[WireName, EnumValue] = Field(min_length=1, description="Values by their names.")
    ignore_case: bool = Field(False, description="Whether replies were seen in another case.")
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions about this enum."
    )


class StructSpec(Node):
    """A named set of fields."""

    description: Text = Field(description="What it describes.")
    fields: dict[WireName, FieldSpec] = Field(min_length=1, description="Fields by wire name.")
    at_least_one_of: Annotated[tuple[WireName, ...], LAX] = Field(
        (), description="Optional fields of which a request must send one or more."
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
        None, description="Usual HTTP status; never used to judge."
    )
    meaning: Text = Field(description="What went wrong.")
    remedy: Text = Field(description="What to do.")


class Errors(Node):
    """spec/<service>/errors.yaml: the codes that a call can answer with."""

    doc: DocId = Field(description="Id of the documents' page.")
    errors: dict[Name, ErrorSpec] = Field(description="Errors by code.")
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions of this file."
    )


class Package(Node):
    """The distribution that is generated."""

    distribution: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")] = Field(
        description="Name to install."
    )
    import_: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")] = Field(
        alias="import", description="Name to import."
    )
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")] = Field(
        description="Version of the package."
    )


class Regions(Node):
    """Where the service is."""

    default: RegionName = Field(description="Region when none is named.")
    hosts: dict[RegionName, HostName] = Field(min_length=1, description="Host of each region.")


class Quota(Node):
    """How the service counts calls."""

    scope: Literal["account"] = Field(description="Who shares a quota.")
    description: Text = Field(description="The same in words.")


class Group(Node):
    """Actions that belong together: a folder of the spec, a page of the documents."""

    title: Text = Field(description="Heading.")
    description: Text = Field(description="What the actions are for.")
    actions: Annotated[tuple[Name, ...], LAX] = Field(
        description="The actions in the order of the documents."
    )


class Service(Node):
    """spec/<service>/service.yaml: what holds for every action."""

    service: GroupName = Field(description="Name of the folder.")
    title: Text = Field(description="Name of the service.")
    description: Text = Field(description="What it is for.")
    version: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")] = Field(
        description="Version of the API."
    )
    signing_name: GroupName = Field(description="Service name in the credential scope.")
    doc: DocId = Field(description="Id of the page about calling the API.")
    package: Package = Field(description="The distribution that is generated.")
    regions: Regions = Field(description="Where the service is.")
    timeout_s: Annotated[int, Field(ge=1, le=600)] = Field(description="Time for one attempt.")
    quota: Quota = Field(description="How calls are counted.")
    client_parameters: dict[WireName, FieldSpec] = Field(
        description="Fields of every request, set on the client."
    )
    groups: dict[GroupName, Group] = Field(min_length=1, description="Groups in their order.")
    evidence: Annotated[tuple[Evidence, ...], LAX] = Field(
        (), description="Decisions of this file."
    )
