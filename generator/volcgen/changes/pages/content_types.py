"""Content types of requests, as the encodings of the spec language."""

from __future__ import annotations

from typing import Final

ENCODINGS: Final = {"application/json": "json", "application/x-www-form-urlencoded": "form"}
