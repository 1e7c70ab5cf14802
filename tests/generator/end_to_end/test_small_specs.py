"""The smallest specs that are valid: they are generated, imported and called."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from support.project import make_project, run_in
from support.tiny_spec import ERRORS, SERVICE, STRUCTS

pytestmark = pytest.mark.usefixtures("loose")

PING: Final = """\
action: Ping
doc: 6348/3
access: read
qps: 1
summary: {en: Ping., zh: 检查。}
"""
NO_ERRORS: Final = "doc: 6348/2\nerrors: {}\n"
NO_PARAMETERS: Final = re.sub(r"(client_parameters:)\n.*\n", r"\1 {}\n", SERVICE)
ENUMS: Final = STRUCTS.partition("structs:\n")[0]
STRUCT: Final = """\
structs:
  Detail:
    description: {en: X., zh: 某。}
    fields: {Score: {type: Double, description: {en: X., zh: 某。}}}
"""
PROGRAM: Final = """
import json, pkgutil, importlib
import tiny_im
from tiny_im import *
from tiny_im.emulator import Emulator

for module in pkgutil.walk_packages(tiny_im.__path__, "tiny_im."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
keys = {"access_key": "AK", "secret_key": "SK"}
own = dict.fromkeys(tiny_im.service.SERVICE.parameters, 7)
with Emulator(**keys) as server, Client(endpoint=server.endpoint, **keys, **own) as client:
    print(json.dumps(bool(client.ping().request_id)))
"""


@pytest.mark.parametrize(
    ("service", "errors", "structs"),
    [
        (NO_PARAMETERS, NO_ERRORS, "structs: {}\n"),
        (SERVICE, ERRORS, "enums: {}\n" + STRUCT),
        (SERVICE, NO_ERRORS, ENUMS + "structs: {}\n"),
    ],
    ids=["nothing", "structs", "enums"],
)
def test_parts_of_a_spec_may_be_empty(
    service: str, errors: str, structs: str, tmp_path: Path
) -> None:
    spec = {
        "spec/tiny/service.yaml": service.replace("MakeTalk, ListTalks", "Ping"),
        "spec/tiny/errors.yaml": errors,
        "spec/tiny/structs.yaml": structs,
        "spec/tiny/talk/Ping.yaml": PING,
    }
    project = make_project(tmp_path, spec=spec)
    project.good("generate")
    assert run_in(project.output, PROGRAM) is True


def test_names_that_the_generator_uses_itself(tmp_path: Path) -> None:
    words = "description: {en: X., zh: 某。}"
    odd = ("Locals", "AMark0B", "AMark999999B", "Options", "State", "HideLocals", "Self")
    odd += ("Request", "Partial", "Deprecated", "Field", "Int", "Meta", "Parameters")
    fields = "".join(f"  {name}: {{type: Long, {words}}}\n" for name in odd)
    service = SERVICE.replace("MakeTalk, ListTalks", "HideLocals").replace("AppId", "Share")
    service = service.replace(
        "labels:", f"  MakeState: {{type: Long, example: 3, {words}}}\nlabels:"
    )
    action = PING.replace("Ping", "HideLocals", 1)
    secret = f"  Secret: {{type: String, sensitive: credential, {words}}}\n"
    spec = {
        "spec/tiny/service.yaml": service,
        "spec/tiny/errors.yaml": ERRORS,
        "spec/tiny/structs.yaml": "structs: {}\n",
        "spec/tiny/talk/HideLocals.yaml": f"{action}request:\n{fields}{secret}result:\n{fields}",
    }
    project = make_project(tmp_path, spec=spec)
    project.good("generate")
    found = run_in(
        project.output,
        """
import json
from tiny_im import Client
from tiny_im.actions.talk import HideLocalsResult
from tiny_im.testing import stub
result = HideLocalsResult(locals_=1, a_mark0_b=2, a_mark999999_b=3, options=4, state=5)
with Client(access_key="AK", secret_key="SK", share=7, make_state=8) as client:
    with stub(client) as answers:
        answers.hide_locals(locals_=1, a_mark0_b=2, options=4, share=7).returns(result)
        copy = client.with_options(make_state=9)
        found = copy.hide_locals(locals_=1, a_mark0_b=2, options=4, self_=3, secret="x")
print(json.dumps(found.to_dict()))
""",
    )
    assert found == {"Locals": 1, "AMark0B": 2, "AMark999999B": 3, "Options": 4, "State": 5}
