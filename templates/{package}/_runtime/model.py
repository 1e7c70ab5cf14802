"""The base of requests, structs and results: msgspec does the work, in C."""

from __future__ import annotations

from typing import Any, cast

import msgspec


class Struct(msgspec.Struct):
    """A named set of fields. Python names inside, wire names in JSON."""


class ResponseMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """What the server says about a reply."""

    request_id: str = msgspec.field(default="", name="RequestId")
    """What the vendor's support asks for."""
    action: str = msgspec.field(default="", name="Action")
    """The action, echoed."""
    version: str = msgspec.field(default="", name="Version")
    """The API's version, echoed."""
    service: str = msgspec.field(default="", name="Service")
    """The service, echoed."""
    region: str = msgspec.field(default="", name="Region")
    """The region that answered; not always the one that was asked."""


_NO_METADATA = ResponseMetadata()


class Result(Struct, dict=True):
    """The result of an action, with what the server said about the reply."""

    @property
    def metadata(self) -> ResponseMetadata:
        """What the server says about the reply: request id, region and so on."""
        return cast(ResponseMetadata, vars(self).get("_metadata", _NO_METADATA))

    @property
    def request_id(self) -> str:
        """What the vendor's support asks for; empty on a result that you made yourself."""
        return self.metadata.request_id


def attach_metadata(result: Result, metadata: ResponseMetadata) -> None:
    """Remember the metadata with a result; it is no field, so it takes no part in `==`."""
    state: dict[str, Any] = vars(result)
    state["_metadata"] = metadata
