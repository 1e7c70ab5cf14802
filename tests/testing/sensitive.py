"""Mark fields as sensitive that the documents do not mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec
import pytest

from volc_im._core.schema.fields import Field, fields_of
from volc_im.testing import masking


def mark_sensitive(monkeypatch: pytest.MonkeyPatch, names: Mapping[str, set[str]]) -> None:
    """Mark exactly these fields of these structs, by wire name, for masking."""

    def marked(struct: type[msgspec.Struct]) -> tuple[Field, ...]:
        fields = fields_of(struct)
        if struct.__name__ not in names:
            return fields
        sensitive = names[struct.__name__]
        return tuple(
            replace(field, info=replace(field.info, sensitive=field.wire_name in sensitive))
            for field in fields
        )

    monkeypatch.setattr(masking, "fields_of", marked)
