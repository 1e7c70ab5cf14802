"""The spec language: the keys of each kind of file. Also the source of spec/schema.json."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from volcgen.spec.call_facts import (
    Condition,
    Failures,
    Paging,
    RateLimit,
    SharedQuota,
    When,
)
from volcgen.spec.nodes import (
    LANGUAGES,
    LAX,
    Count,
    Date,
    Deprecated,
    DocId,
    Encoding,
    Evidence,
    GroupName,
    HostName,
    HttpsUrl,
    Int64,
    LabelName,
    Language,
    Method,
    Name,
    Node,
    RegionName,
    Text,
    WireName,
    Words,
)


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
    pattern: Annotated[str, StringConstraints(min_length=1, max_length=500)] | None = Field(
        None,
        description="Regular expression that a whole String, or each String of an array, must match; "
        "written without `^` and `$`.",
    )
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
    method: Method | None = Field(None, description="HTTP method, if it is not the service's.")
    encoding: Encoding | None = Field(
        None, description="Where the fields of the request are, if not as in the service."
    )
    version: Date | None = Field(
        None, description="Version of the API, if it is not the service's."
    )
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
    shared_quota: LabelName | None = Field(
        None,
        description="Or the quota of service.yaml that the action shares with others.",
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
        default_factory=dict, description="Fields of the request by wire name."
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

    doc: DocId | None = Field(None, description="Id of the page in the documents.")
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
    """The regions of the service: each has a host, or one host serves all of them."""

    default: RegionName = Field(
        description="Default region. With one host it is only part of the signature."
    )
    hosts: dict[RegionName, HostName] = Field({}, description="Host of each region.")
    host: HostName | None = Field(
        None, description="Or the host of a service that has no regions, or one host for all."
    )

    @property
    def all_hosts(self) -> dict[str, str]:
        """The hosts by region; the default region alone if one host serves all regions."""
        return {self.default: self.host} if self.host is not None else self.hosts


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
    version: Date = Field(description="Version of the API, such as 2020-12-01.")
    method: Method = Field("POST", description="HTTP method of the actions.")
    encoding: Encoding | None = Field(
        None,
        description="Where the fields of requests are: `json`, a JSON body; `form`, a body of names "
        "and values; `query`, the query string. In the last two, the item 1 of a list is `Name.1`, and "
        "a field of a struct is `Parent.Child`. By default `json` for POST and `query` for GET.",
    )
    signing_name: GroupName = Field(description="Service name in the credential scope.")
    doc: DocId | None = Field(None, description="Id of the page on how to call the API.")
    languages: Annotated[tuple[Language, ...], LAX] = Field(
        LANGUAGES, min_length=1, description="Languages of the texts and of the documents."
    )
    package: Package = Field(description="The generated distribution.")
    regions: Regions = Field(description="Regions and their hosts.")
    timeout_s: Annotated[int, Field(ge=1, le=600)] = Field(
        description="Timeout of one attempt, in seconds."
    )
    quota: Quota = Field(description="How calls are counted.")
    shared_quotas: dict[LabelName, SharedQuota] = Field(
        {}, description="Quotas that several actions share, by name."
    )
    client_parameters: dict[WireName, FieldSpec] = Field(
        {}, description="Fields of every request, set on the client."
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
