"""The kind of spec file that records releases. `volcgen release` writes it; the changelog shows it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from volcgen.spec.nodes import LAX, Count, Node, Text, Words

VersionText = Annotated[str, StringConstraints(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
DateText = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class ReleasedChange(Node):
    """One change of a release. The texts can be edited by hand."""

    rule: Words = Field(description="Id of the rule; `volcgen rule` explains it.")
    class_: Literal["additive", "behaviour", "breaking"] = Field(
        alias="class", description="How much the change can break."
    )
    where: Words = Field(description="Path of the changed part of the spec.")
    message: Text = Field(description="What changed.")
    migration: Text | None = Field(None, description="What callers do about a breaking change.")


class Release(Node):
    """One version of the package."""

    version: VersionText = Field(description="Version of the package.")
    date: DateText = Field(description="Day of the release, in UTC.")
    changes: Annotated[tuple[ReleasedChange, ...], LAX] = Field(
        (), description="Changes since the version before."
    )
    texts: Count = Field(0, description="Number of changed texts.")


class Releases(Node):
    """spec/<service>/releases.yaml: the released versions, newest first."""

    releases: Annotated[tuple[Release, ...], LAX] = Field(
        min_length=1, description="Released versions, newest first."
    )
