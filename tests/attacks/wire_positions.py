"""Hostile texts in calls of a service with forms and queries: fields, replies, and raw requests."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Final, Self

from .emulators import Sender
from .outcomes import DATA, REFUSED, expect
from .services import KEYS, package_of

_QUERY: Final = "ListShelves"
_FORM: Final = "PutTags"


class Wire:
    """The client of `depot` and its emulator; texts that a request carries arrive as they were."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        package = self._stack.enter_context(package_of("depot", self._folder))
        self._depot: Any = package.module
        self._emulator = self._stack.enter_context(package.part("emulator").Emulator(**KEYS))
        self._sender = Sender(self._emulator.endpoint, package)
        self._stack.callback(self._sender.close)
        self._seen: list[dict[str, Any]] = []
        handlers = package.part("emulator.definition").DEFINITION.plugin.handlers
        handlers[_QUERY] = self._handled({"ShelfNames": [], "TotalCount": 0})
        handlers[_FORM] = self._handled({"Count": 1})
        self._client = self._stack.enter_context(
            self._depot.Client(
                **KEYS,
                endpoint=self._emulator.endpoint,
                project_name="p",
                max_retries=0,
                rate_limit=None,
            )
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _handled(self, result: dict[str, Any]) -> Callable[[Any], dict[str, Any]]:
        def handle(context: Any) -> dict[str, Any]:
            self._seen.append(dict(context.body))
            return result

        return handle

    def query_value(self, text: str) -> str:
        """Send the text as a value of a query."""
        given = [self._depot.Filter(name=text, values=[text, "x"])]
        return self._sent(
            lambda: self._client.list_shelves(filters=given),
            {"Filters": [{"Name": text, "Values": [text, "x"]}]},
        )

    def form_value(self, text: str) -> str:
        """Send the text as a value of a form."""
        return self._sent(
            lambda: self._client.put_tags(resource_ids=[text, ""], client_token="t"),
            {"ResourceIds": [text, ""], "ClientToken": "t"},
        )

    def form_key(self, text: str) -> str:
        """Send the text as a key of a map in a form."""
        return self._sent(
            lambda: self._client.put_tags(resource_ids=["a"], labels={text: "x"}, client_token="t"),
            {"ResourceIds": ["a"], "Labels": {text: "x"}, "ClientToken": "t"},
        )

    def _sent(self, call: Callable[[], object], wanted: dict[str, Any]) -> str:
        self._seen.clear()
        self._emulator.reset()
        try:
            call()
        except self._depot.errors.VolcDepotError as error:
            expect("canary" not in repr(error), "the error shows the secret key")
            expect(str(error).isprintable(), f"control characters: {error!r}")
            return REFUSED
        expect(self._seen == [{"ProjectName": "p", **wanted}], f"it arrived as {self._seen}")
        return DATA

    def raw_query(self, content: bytes) -> str:
        """Send the emulator a signed query of these bytes."""
        text = content[:30_000].decode("latin-1")
        return self._sender.send(_QUERY, query=[("Filters.1.Name", text), (text[:5_000], "x")])

    def raw_form(self, content: bytes) -> str:
        """Send the emulator a signed form of these bytes."""
        return self._sender.send(_FORM, content)

    def raw_json(self, content: bytes) -> str:
        """Send the emulator a signed JSON body of these bytes."""
        return self._sender.send("ListJobs", content)
