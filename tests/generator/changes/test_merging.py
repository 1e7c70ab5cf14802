"""Several definitions of one action: what each adds, and which one counts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from support.page_facts import row

from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, StructFacts, Unknown
from volcgen.changes.merging import merged


def definition(*request: FieldFacts, **more: Any) -> ActionFacts:
    return ActionFacts("a.json", "definition", Fact("Act", 3), request=request, **more)


def unsure(name: str, word: str) -> FieldFacts:
    return replace(row(name, 5, word), type=Fact(word, 5, certain=False))


def shown(facts: ActionFacts) -> dict[str, str | None]:
    return {it.name: it.type.value if it.type else None for it in facts.request}


def test_one_definition_stays_as_it_is() -> None:
    facts = definition(row("Id", 5, "Long"))
    assert merged([facts]) == facts


def test_a_certain_fact_goes_before_an_uncertain_one() -> None:
    first, second = definition(unsure("Id", "Integer")), definition(row("Id", 90, "Long"))
    for both in ([first, second], [second, first]):
        (found,) = merged(both).request
        assert found.type is not None
        assert (found.type.value, found.type.certain) == ("Long", True)
    assert merged([first, second]).request[0].line == 5  # a line of the first document


def test_what_only_one_states_is_kept() -> None:
    names = definition(FieldFacts("Id", 5), FieldFacts("Name", 6), method=Fact("GET", 4))
    types = definition(row("Id", 50, "Long", required=True), row("Zone", 51, "String"))
    facts = merged([names, types])
    assert shown(facts) == {"Id": "Long", "Name": None, "Zone": "String"}
    assert facts.method == Fact("GET", 4)
    assert facts.request[0].required == Fact(True, 5)
    assert facts.request[2].line == 3  # the action, for the first document lacks the field


def test_parameters_are_where_the_definition_with_the_method_has_them() -> None:
    types = definition(row("Id", 5, "Long"))
    names = definition(replace(FieldFacts("Id", 9), location="query"), method=Fact("GET", 4))
    assert [it.location for it in merged([types, names]).request] == ["query"]


def test_structs_are_paired_by_the_fields_that_lead_to_them() -> None:
    first = definition(
        unsure("Tags", "Object of Tags"),
        structs=(StructFacts("Tags", 6, (FieldFacts("Key", 7),)),),
    )
    second = definition(
        row("Tags", 50, "Array of TagForAct"),
        structs=(StructFacts("TagForAct", 60, (row("Key", 61, "String"), row("At", 62, "Long"))),),
    )
    facts = merged([first, second])
    assert shown(facts) == {"Tags": "Array of Tags"}
    (struct,) = facts.structs
    assert [(it.name, it.type and it.type.value) for it in struct.fields] == [
        ("Key", "String"),
        ("At", "Long"),
    ]


def test_a_struct_that_only_the_second_has_gets_a_free_name() -> None:
    first = definition(
        row("A", 5, "Object of Info"), structs=(StructFacts("Info", 6, (row("Id", 7, "Long"),)),)
    )
    second = definition(
        row("B", 50, "Object of Info"),
        structs=(StructFacts("Info", 60, (row("Name", 61, "String"),)),),
    )
    facts = merged([first, second])
    assert shown(facts) == {"A": "Object of Info", "B": "Object of Info2"}
    assert {struct.name: struct.fields[0].name for struct in facts.structs} == {
        "Info": "Id",
        "Info2": "Name",
    }


def test_structs_that_contain_themselves_are_merged() -> None:
    def of(name: str) -> ActionFacts:
        fields = (row("Next", 7, f"Object of {name}"), row("Id", 8, "Long"))
        return definition(
            row("Node", 5, f"Object of {name}"), structs=(StructFacts(name, 6, fields),)
        )

    facts = merged([of("Node"), of("Knot")])
    assert [struct.name for struct in facts.structs] == ["Node"]


def test_a_struct_without_a_list_of_its_fields_is_merged() -> None:
    first, second = definition(row("A", 5, "Object of Gone")), definition(
        row("A", 9, "Object of A")
    )
    assert shown(merged([first, second])) == {"A": "Object of Gone"}


def test_one_definition_fills_the_gaps_of_the_other() -> None:
    gap = (Unknown("result", "requests only", 4),)
    first, second = definition(unknown=gap), definition(result=(row("Id", 9, "Long"),))
    assert merged([first, second]).unknown == ()
    assert merged([first, first]).unknown == gap
    doubt = replace(FieldFacts("Id", 5), unknown=(Unknown("type", "not stated", 5),))
    (found,) = merged([definition(doubt), definition(row("Id", 9, "Long"))]).request
    assert found.unknown == ()
