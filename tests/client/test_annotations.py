"""Annotations of public functions resolve at run time, for frameworks that read them."""

from __future__ import annotations

import inspect
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from typing import Any

import pydantic
import pytest
from support.loopback import KEYS

import volc_im
from volc_im import AsyncClient, Client, MessageType
from volc_im.actions.message import SendMessageResult
from volc_im.testing import Stubs


def public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name in (*volc_im.__all__, *volc_im._MODULES):
        value = getattr(volc_im, name)
        members = (
            {each: getattr(value, each) for each in getattr(value, "__all__", ())}
            if inspect.ismodule(value)
            else {name: value}
        )
        for member, each in members.items():
            if inspect.isfunction(each):
                yield f"{name}.{member}", each
            elif inspect.isclass(each):
                for attribute, method in vars(each).items():
                    if inspect.isfunction(method) and not attribute.startswith("_"):
                        yield f"{name}.{member}.{attribute}", method
    for class_ in (Client, AsyncClient, Stubs):
        for attribute in dir(class_):
            if not attribute.startswith("_"):
                member = inspect.getattr_static(class_, attribute)
                yield f"{class_.__name__}.{attribute}", getattr(member, "fget", member)


FUNCTIONS = dict(public_functions())


@pytest.mark.parametrize("name", FUNCTIONS)
def test_annotations_resolve(name: str) -> None:
    hints = typing.get_type_hints(FUNCTIONS[name])
    assert not any(isinstance(each, str) for each in hints.values())
    inspect.signature(FUNCTIONS[name], eval_str=True)


def fresh(program: str) -> str:
    """Run a program in a new interpreter, where nothing is imported yet, and return its output."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "program",
    [
        "from typing import get_type_hints as f; print(f(C.send_message)['return'].__name__)",
        "import inspect as i; print(i.signature(C.send_message, eval_str=True).return_annotation.__name__)",
        "import inspect as i; print(i.get_annotations(C.send_message, eval_str=True)['return'].__name__)",
        "from typing import get_type_hints as f; print(f(C(app_id=1).send_message)['return'].__name__)",
    ],
)
@pytest.mark.parametrize("client", ["Client", "AsyncClient"])
def test_each_way_of_reading_imports_the_names(program: str, client: str) -> None:
    assert fresh(f"from volc_im import {client} as C; {program}") == "SendMessageResult"


def test_importing_the_client_does_not_import_the_names() -> None:
    assert fresh("import sys, volc_im.client; print('volc_im.actions.message' in sys.modules)") == (
        "False"
    )


def test_the_annotations_are_those_of_the_source() -> None:
    for client in (Client, AsyncClient):
        hints = typing.get_type_hints(client.send_message)
        assert hints["return"] is SendMessageResult
        assert hints["msg_type"] == MessageType | int
        assert typing.get_type_hints(client.__init__)["app_id"] == int | None


def test_pydantic_validates_calls() -> None:
    with Client(app_id=1, **KEYS) as im:
        call = pydantic.validate_call(im.get_black_list)
        with pytest.raises(pydantic.ValidationError, match="user_id"):
            call(limit=20, user_id="x")
