"""Tools that read OpenAPI documents: what they make from the document of IM calls the emulator."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import pytest
from datamodel_code_generator import generate
from datamodel_code_generator.enums import DataModelType, InputFileType
from support.project import REPOSITORY, Project

from volc_im.emulator import Emulator

from ..documents import operations

ACCESS_KEY: Final = "AKexample"
SECRET_KEY: Final = "canary-secret"


def test_datamodel_code_generator_makes_models_for_all_examples(
    im_file: Path, im_document: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(
        im_file,
        input_file_type=InputFileType.OpenAPI,
        output=tmp_path / "models_of_im.py",
        output_model_type=DataModelType.PydanticV2BaseModel,
        formatters=[],
    )
    monkeypatch.syspath_prepend(tmp_path)
    import models_of_im  # type: ignore[import-not-found]

    for action, operation in operations(im_document).items():
        body = operation["requestBody"]["content"]["application/json"]["example"]
        made = getattr(models_of_im, f"{action}Request").model_validate(body)
        assert made.model_dump(mode="json", by_alias=True, exclude_unset=True) == body
    assert models_of_im.ConversationType.GROUP.value == 2
    for body in ({"ConversationType": 2}, {"ConversationType": 77}):
        made = models_of_im.ConversationCoreInfo.model_validate(body)
        assert made.model_dump(mode="json", by_alias=True, exclude_unset=True) == body


CALLS: Final = """
import json, sys
import httpx
from volc_im import Credentials
from volc_im.signing import sign
from client_of_im import Client
from client_of_im.api.message import send_message
from client_of_im.api.user import register_users
from client_of_im.models import (
    RegisterUserInfo, RegisterUsersRequest, ReplyError, SendMessageRequest,
)

endpoint, access_key, secret_key = sys.argv[1:]

class Signature(httpx.Auth):
    requires_request_body = True

    def auth_flow(self, request):
        request.headers.update(sign(
            method=request.method, url=str(request.url), headers=dict(request.headers),
            body=request.content, credentials=Credentials(access_key, secret_key),
            region="cn-north-1", service="rtc",
        ))
        yield request

with Client(endpoint, httpx_args={"auth": Signature()}) as client:
    user = RegisterUserInfo(user_id=2**53 + 1, nick_name="Ann")
    done = register_users.sync(client=client, body=RegisterUsersRequest(app_id=1, users=[user]))
    assert done.result.failed_infos == [], done
    body = SendMessageRequest(
        app_id=1, content="{}", conversation_short_id=2**53 + 1, msg_type=10001, sender=1)
    refused = send_message.sync(client=client, body=body)
    assert isinstance(refused, ReplyError)
    print(json.dumps(refused.response_metadata.error.to_dict()))
"""


def test_openapi_python_client_makes_a_client(im_file: Path, tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write({"config.yaml": "post_hooks: []\n", "calls.py": CALLS})
    made = project.python(
        "-m", "openapi_python_client", "generate", "--path", str(im_file), "--meta", "none",
        "--output-path", "client_of_im", "--config", "config.yaml", "--fail-on-warning",
    )  # fmt: skip
    assert made.code == 0, made
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as emulator:
        called = project.python("calls.py", emulator.endpoint, ACCESS_KEY, SECRET_KEY)
    assert called.code == 0, called
    assert '"Code": "ConversationNotFound"' in called.out
    assert str(2**53 + 1) in called.out


SCHEMATHESIS: Final = (
    "--phases", "examples,fuzzing", "--mode", "positive", "--max-examples", "3", "--seed", "1",
    "--no-shrink", "--continue-on-failure",
    "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,the_client_accepts_the_body",
)  # fmt: skip


def test_schemathesis_finds_no_difference_between_document_and_emulator(
    im_file: Path, tmp_path: Path
) -> None:
    hooks = REPOSITORY / "tests" / "support"
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as emulator:
        outcome = Project(tmp_path).python(
            str(Path(sys.executable).with_name("schemathesis")),
            "run", str(im_file), "--url", emulator.endpoint, *SCHEMATHESIS,
            PYTHONPATH=str(hooks), SCHEMATHESIS_HOOKS="schemathesis_hooks",
            EXAMPLE_ACCESS_KEY=ACCESS_KEY, EXAMPLE_SECRET_KEY=SECRET_KEY,
        )  # fmt: skip
    assert outcome.code == 0, outcome.out
    assert "Tested: 57" in outcome.out
