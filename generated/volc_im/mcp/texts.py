"""Texts of the API in one language, from the data of the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from .._core.util.data_files import DataByAction, read_data

Language = Literal["en", "zh"]


@dataclass(frozen=True, eq=False)
class Texts:
    """Titles, summaries and descriptions, by wire names."""

    language: Language
    groups: Mapping[str, Any]
    actions: Mapping[str, Any]
    structs: Mapping[str, Mapping[str, str]]
    errors: Mapping[str, Mapping[str, str]]

    def summary(self, action: str) -> str:
        """Return what an action does, in one sentence."""
        return str(self.actions[action]["summary"])

    def about(self, action: str) -> str:
        """Return the summary and the description of an action."""
        own = self.actions[action]
        notice = own.get("deprecated")
        word = {"en": "Deprecated ", "zh": "已弃用"}[self.language]
        parts = [own["summary"], own.get("description"), f"{word}{notice}" if notice else ""]
        return {"en": " ", "zh": ""}[self.language].join(part for part in parts if part)

    def remedy(self, code: str) -> str:
        """Return what to do about an error code; empty for an unknown code."""
        return self.errors.get(code, {}).get("remedy", "")

    def returns_credentials(self, action: str) -> bool:
        """Return whether the result of an action contains a credential."""
        return bool(self.actions[action].get("credentials"))

    def page_limit(self, action: str) -> str:
        """Return the field of a listing that limits the size of a page; empty if there is none."""
        return str(self._paging(action).get("limit", ""))

    def cursors(self, action: str) -> tuple[str, ...]:
        """Return the fields of the result that lead to the next page of a listing."""
        paging = self._paging(action)
        return tuple(paging[key] for key in ("next_cursor", "has_more", "total") if key in paging)

    def _paging(self, action: str) -> Mapping[str, str]:
        found: Mapping[str, str] = self.actions[action].get("paging", {})
        return found


@cache
def read_texts(package: str, language: Language) -> Texts:
    """Return the texts of a generated package, in the other language if it has only that."""
    folder = files(package) / "texts"
    if not (folder / f"{language}.json").is_file():
        language = "zh" if language == "en" else "en"
    shared = read_data(package, f"texts/{language}.json")
    groups = {name: group for group, each in shared["groups"].items() for name in each["actions"]}
    actions = DataByAction(package, f"texts/{language}", groups)
    return Texts(language, shared["groups"], actions, shared["structs"], shared["errors"])
