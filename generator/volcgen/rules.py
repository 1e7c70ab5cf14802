"""The rules of the spec language by their ids, each with general advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """What is true of a valid spec, and what to do if it is not."""

    title: str
    help: str


RULES: Final[dict[str, Rule]] = {
    # Y: the file as YAML 1.2.
    "Y001": Rule("A spec file is valid YAML", "correct the YAML at the caret"),
    "Y002": Rule("Indentation contains no tabs", "indent with spaces"),
    "Y003": Rule("The keys of a mapping differ", "remove one of the two"),
    "Y004": Rule("A date is text", "put quotes around it"),
    "Y005": Rule("Numbers are decimal", "write a decimal number, or put quotes around the text"),
    "Y006": Rule("No anchors, aliases, tags or merge keys", "write the value where it is used"),
    "Y007": Rule("A spec file holds one mapping", "see CONTRIBUTING.md for what each file holds"),
    "Y008": Rule("A spec file is UTF-8", "save the file as UTF-8"),
    "Y009": Rule("Size and nesting of a file are limited", "split the file"),
    # S: one file against the definitions of the spec language.
    "S101": Rule("Required keys are present", "add the key"),
    "S102": Rule("All keys are known", "remove the key, or correct its name"),
    "S103": Rule("A value has the right type", "write a value of the expected type"),
    "S104": Rule("A value is one of the allowed values", "use one of the allowed values"),
    "S105": Rule("A name has the right form", "use the required form"),
    "S106": Rule("A number or a length is in range", "use a value in the allowed range"),
    # L: the spec as a whole.
    "L201": Rule("A type is written as in the documents", "see the list of types"),
    "L202": Rule("A named struct exists", "define the struct in structs.yaml"),
    "L203": Rule("A named enum exists", "define the enum in structs.yaml"),
    "L204": Rule("Required fields form no cycle of structs", "make one of the fields optional"),
    "L205": Rule("Python names of fields differ", "rename one of them in the spec"),
    "L206": Rule(
        "A wire name can be converted to a Python name", "use letters, and start with one"
    ),
    "L207": Rule("An example fits its field", "change the example, or the field"),
    "L208": Rule("A value of an enum has the type of the enum", "change the value, or the type"),
    "L209": Rule(
        "Paging has the keys of its kind, and names fields of suitable types",
        "name fields of this action",
    ),
    "L210": Rule("A default fits its field", "change the default, or the field"),
    "L211": Rule("A condition names existing fields", "name fields of this action's request"),
    "L212": Rule("The idempotency field is a String of the request", "name such a field"),
    "L213": Rule(
        "`string_alternative_of` names a field of integer ids", "name a field of the same mapping"
    ),
    "L214": Rule(
        "An action is in a file of the same name, in the folder of its group", "move the file"
    ),
    "L215": Rule("An action is listed in one group", "list it under `groups` in service.yaml"),
    "L216": Rule("The names of actions differ", "remove one of them"),
    "L217": Rule("Names that the package exports differ", "rename one of them in the spec"),
    "L218": Rule("A named error code exists", "add the code to errors.yaml"),
    "L219": Rule("Limits fit the type of the field and each other", "correct the limit"),
    "L220": Rule("An alias is not the name of another field", "remove the alias"),
    "L221": Rule("The values of an enum differ", "remove one of the two"),
    "L222": Rule("A spec has all of its files, and every file is read", "add the file"),
    "L223": Rule("The default region has a host", "add the host, or name another region"),
    "L224": Rule("Failures name existing fields of the result", "name fields of the result"),
    "L225": Rule("A choice is between several optional fields", "name two or more optional fields"),
    "L226": Rule("A duration has a unit", "add `unit: seconds` or `unit: milliseconds`"),
    "L227": Rule("An open result has no fields", "remove the fields, or `open_result`"),
    "L228": Rule(
        "An action has one limit, which counts calls or the items of an array",
        "keep one limit; `counts` names an array of the request",
    ),
    "L229": Rule(
        "An action has a page and a rate, or evidence for the gap", "add it, or `evidence`"
    ),
    # L23x, L24x: the quality of the spec.
    "L230": Rule("A text is in its language", "translate it, or put a name in backticks"),
    "L231": Rule("Punctuation is that of the language", "use the mark of the language"),
    "L232": Rule("A sentence ends with a full stop", "end it with `.` in English, `。` in Chinese"),
    "L233": Rule("A time has a unit", "add `unit: seconds` or `unit: milliseconds`"),
    "L234": Rule("A struct, an enum or a group is used", "use it, or remove it"),
    "L235": Rule(
        "Structs differ in their fields", "use one struct, or give the reason in `evidence`"
    ),
    "L236": Rule(
        "An array or a map has a plural name", "correct the name, or give the reason in `evidence`"
    ),
    "L237": Rule("An action has an example of its request and result", "add the example"),
    "L238": Rule("A parameter has an example", "add `example`"),
    "L239": Rule("Evidence names a key of its file", "write the path of the key"),
    "L240": Rule("A required field has no default", "remove `default`, or `required`"),
    "L241": Rule(
        "The service declares the labels of its actions", "add it to `labels` in service.yaml"
    ),
    "L242": Rule("Texts are written", "replace the placeholder, in both languages"),
    "L243": Rule(
        "A replacement exists and is not deprecated", "name what callers can use, or remove `use`"
    ),
    "L244": Rule(
        "A deprecated field is optional in requests", "remove `deprecated`, or `required`"
    ),
    "L245": Rule(
        "A parameter of the client is a scalar",
        "make it a field of the requests that have it",
    ),
    "L246": Rule(
        "A name of the API has ASCII letters only",
        "retype it, or give the source in `evidence`",
    ),
    "L247": Rule("A request with GET has no body", "send the fields in the query, or use POST"),
    "L248": Rule(
        "Dotted names of a query or a form are not ambiguous", "correct the field, or the encoding"
    ),
    "L249": Rule(
        "A pattern is a regular expression for a whole text, and has an example",
        "correct the expression, or add `example`",
    ),
    "L250": Rule("Services differ in their names and packages", "rename one of them"),
}
