"""The models: classes with the fields, types, names and words that the spec has."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support.project import Project, make_project, run_in

pytestmark = pytest.mark.usefixtures("loose")

WORDS = "description: {en: X., zh: 某。}"


FIELDS = {
    "Type": "type", "Id": "id", "Class": "class_", "Object": "object", "Json": "json", "Copy": "copy",
    "Schema": "schema", "Dict": "dict_", "Import": "import_", "Lambda": "lambda_", "Date": "date",
    "Datetime": "datetime", "Optional": "optional", "Self": "self_", "Cls": "cls_", "Str": "str_",
    "Field": "field_", "Metadata": "metadata_", "RequestId": "request_id_", "None": "none",
    "Async": "async_", "P2PId": "p2p_id", "URL": "url", "IDs": "ids", "ModelConfig": "model_config",
    "_Under": "under", "Weird-Name": "weird_name", "dot.name": "dot_name", "sp ace": "sp_ace",
    "日Mixed": "mixed", "Annotations": "annotations", "Msgspec": "msgspec", "Default": "default",
}  # fmt: skip
CLASSES = [
    "List", "Dict", "Optional", "Union", "Enum", "IntEnum", "Literal", "Date",
    "Object", "Type", "BaseModel", "Base", "Str", "Int", "Msgspec", "P2PInfo", "X", "A1", "URL",
    "Callable", "UUID", "String", "RootModel", "Generic", "ClassVar", "Message",
]  # fmt: skip
TYPES = {
    "Integer": ("int", 3), "Long": ("int", 2**53 + 1), "String": ("str", "a"), "Boolean": ("bool", True),
    "Double": ("float", 1.5), "JSON Map": ("dict[str, str]", {"a": "b"}),
    "JSON Map of Long": ("dict[str, int]", {"a": 1}), "JSON Map of Boolean": ("dict[str, bool]", {"a": True}),
    "JSON Map of Detail": ("dict[str, Detail]", {"a": {"Score": 1.5}}), "Array of Long": ("list[int]", [1, 2]),
    "Array of String": ("list[str]", ["a"]), "Array of Double": ("list[float]", [0.5]), "Array of Boolean": ("list[bool]", [False]),
    "Array of Detail": ("list[Detail]", [{"Tags": ["a"]}]), "Object of Detail": ("Detail", {"Score": 0.0}),
}  # fmt: skip


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A spec with fields, classes and types of every kind."""
    project = make_project(tmp_path_factory.mktemp("odd"))
    fields = "".join(f"      {json.dumps(wire, ensure_ascii=False)}: {{type: String, {WORDS}}}\n" for wire in FIELDS)  # fmt: skip
    structs = "".join(f"  {name}:\n    {WORDS}\n    fields:\n      A: {{type: String, {WORDS}}}\n" for name in CLASSES)  # fmt: skip
    uses = "".join(f"  C{number}: {{type: {'Object of' if number % 2 else 'Array of'} {name}, {WORDS}}}\n" for number, name in enumerate(CLASSES))  # fmt: skip
    kinds = "".join(
        f"  T{number}: {{type: {type_}, {WORDS}}}\n" for number, type_ in enumerate(TYPES)
    )
    needed = "".join(f"  N{number}: {{type: {type_}, required: true, {WORDS}}}\n" for number, type_ in enumerate(TYPES))  # fmt: skip
    project.edit("spec/tiny/structs.yaml", "structs:\n", f"structs:\n  Odd:\n    {WORDS}\n    fields:\n{fields}{structs}")  # fmt: skip
    make = "spec/tiny/talk/MakeTalk.yaml"
    odd = f"  Odd: {{type: Object of Odd, {WORDS}}}\n"
    project.edit(make, "  Key: {type", f"{odd}{uses}{kinds}  Key: {{type")
    project.edit(make, "  Made: {type", f"{odd}{uses}{kinds}{needed}  Made: {{type")
    project.edit(make, "  result: {TalkId: 12}\n", "")
    project.good("generate")
    return project


def test_fields_of_any_name_keep_their_names(odd: Project) -> None:
    found = run_in(
        odd.output,
        "import json\nfrom tiny_im import Odd\n"
        "print(json.dumps([Odd.__struct_fields__, Odd.__struct_encode_fields__]))",
    )
    assert found == [[*FIELDS.values()], [*FIELDS]]


def test_classes_of_any_name_keep_their_names(odd: Project) -> None:
    found = run_in(
        odd.output,
        f"import json, tiny_im\nprint(json.dumps([getattr(tiny_im, n).__name__ for n in {CLASSES!r}]))",
    )
    assert found == CLASSES


def test_types_are_those_of_the_spec(odd: Project) -> None:
    found: dict[str, Any] = run_in(
        odd.output,
        """
import json
from tiny_im.actions import talk
both = [talk.MakeTalkRequest.__annotations__, talk.MakeTalkResult.__annotations__]
print(json.dumps(both))
""",
    )
    for number, (documented, (python, _)) in enumerate(TYPES.items()):
        sent = python.replace("list[", "Sequence[") if python != "list[str]" else python
        alias = "SentInt64" if "Long" in documented else "SentInt32"
        sent = sent.replace("int", alias).replace("float", "SentFloat")
        received = python.replace("int", "Int64") if "Long" in documented else python
        assert found[0][f"t{number}"] == f"{sent} | None"
        assert found[1][f"t{number}"] == f"{received} | None"
        assert found[1][f"n{number}"] == received


def test_values_of_every_type_travel_both_ways(odd: Project) -> None:
    values = {f"T{number}": value for number, (_, value) in enumerate(TYPES.values())}
    request = {"AppId": 7, "Info": {"Kind": 1}, **values}
    found = run_in(
        odd.output,
        f"""
import json, msgspec
from tiny_im.actions import talk
request = msgspec.json.decode({json.dumps(request)!r}, type=talk.MakeTalkRequest)
result = msgspec.json.decode({json.dumps(values)!r}, type=talk.MakeTalkResult)
empty = msgspec.json.decode("{{}}", type=talk.MakeTalkResult)
print(json.dumps([json.loads(msgspec.json.encode(value)) for value in (request, result, empty)]))
""",
    )
    assert found[0] == request
    for number, (_, value) in enumerate(TYPES.values()):
        assert found[1][f"T{number}"] == value
    assert [found[2][f"N{number}"] for number in range(7)] == [0, 0, "", False, 0.0, {}, {}]
    assert all(found[2][f"T{number}"] is None for number in range(len(TYPES)))


def test_unknown_enum_values_do_not_break_a_result(odd: Project) -> None:
    found = run_in(
        odd.output,
        """
import json, msgspec
from tiny_im import Info, Kind, Mood
info = msgspec.json.decode(b'{"Kind": 9, "Mood": "new", "More": 1}', type=Info)
print(json.dumps([info.kind.is_unknown, info.kind == 9, info.mood.is_unknown, info.mood == "new",
                  Kind(1) is Kind.SINGLE, Mood("calm") is Mood.CALM,
                  json.loads(msgspec.json.encode(info))["Kind"]]))
""",
    )
    assert found == [True, True, True, True, True, True, 9]
