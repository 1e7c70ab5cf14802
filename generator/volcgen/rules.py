"""Every rule of the spec language by its id: what it asks for, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds in a good spec, and the general advice when it does not."""

    title: str
    help: str


RULES: Final[dict[str, Rule]] = {
    # Y: the file as YAML 1.2.
    "Y001": Rule("A spec file is valid YAML", "fix the YAML at the caret"),
    "Y002": Rule("No tabs in indentation", "indent with spaces"),
    "Y003": Rule("A key stands once in its mapping", "remove one of the two"),
    "Y004": Rule("A date is text", "put quotes around it"),
    "Y005": Rule("Numbers are decimal", "write the decimal number, or put quotes around the text"),
    "Y006": Rule("No anchors, aliases, tags or merge keys", "write the value out where it is used"),
    "Y007": Rule("A spec file holds one mapping", "see CONTRIBUTING.md for what each file holds"),
    "Y008": Rule("A spec file is UTF-8", "save the file as UTF-8"),
    "Y009": Rule("A file stays within sane sizes", "split the file"),
    # S: the shape of the data.
    "S101": Rule("A required key is there", "add the key"),
    "S102": Rule("Only known keys", "remove the key, or correct its name"),
    "S103": Rule("A value has the right kind", "write a value of the kind that is named"),
    "S104": Rule("A value is one of a known set", "use one of the values that are listed"),
    "S105": Rule("A name has the right form", "use the form that is named"),
    "S106": Rule("A number or a length is in range", "use a value in the range that is named"),
    # L: the meaning of the whole.
    "L201": Rule("A type is written in the documents' words", "see the list of types"),
    "L202": Rule("A struct that is named exists", "define the struct in structs.yaml"),
    "L203": Rule("An enum that is named exists", "define the enum in structs.yaml"),
    "L204": Rule("Structs do not require each other in a circle", "make one field optional"),
    "L205": Rule("Two fields have two Python names", "rename one of them in the spec"),
    "L206": Rule("A wire name makes a Python name", "use letters, and begin with one"),
    "L207": Rule("An example fits its field", "change the example, or the field"),
    "L208": Rule("An enum's value has the enum's type", "change the value, or the type"),
    "L209": Rule("Paging names fields that exist and fit", "name fields of this action"),
    "L210": Rule("A default fits its field", "change the default, or the field"),
    "L211": Rule("A condition names fields that exist", "name fields of this action's request"),
    "L212": Rule("The idempotency field is a String of the request", "name such a field"),
    "L213": Rule("A twin names a field of integer ids beside it", "name that field"),
    "L214": Rule("A file is named after its action, its folder after the group", "move the file"),
    "L215": Rule("Each action is listed in one group", "list it under `groups` in service.yaml"),
    "L216": Rule("Two actions have two names", "remove one of them"),
    "L217": Rule("Two things have two Python names", "rename one of them in the spec"),
    "L218": Rule("An error code that is named exists", "add the code to errors.yaml"),
    "L219": Rule("Limits fit the field's type and each other", "correct the limit"),
    "L220": Rule("An alias is no other field's name", "remove the alias"),
    "L221": Rule("An enum's values differ", "remove one of the two"),
    "L222": Rule("A spec has the files that it needs", "add the file"),
    "L223": Rule("The default region has a host", "add the host, or name another region"),
    "L224": Rule("Failures name fields of the result that exist", "name fields of the result"),
    "L225": Rule("At least one of several optional fields", "name two or more optional fields"),
    "L226": Rule("A length of time has a unit", "add `unit: seconds` or `unit: milliseconds`"),
    "L227": Rule("An open result has no fields", "remove the fields, or `open_result`"),
    "L228": Rule("A rate limit counts the items of an array", "name an array of the request"),
    "L229": Rule("An action has a page and a rate, or says why not", "add it, or `evidence`"),
    # L23x, L24x: what keeps a spec honest.
    "L230": Rule("A text is in its language", "translate it; a name goes in backticks"),
    "L231": Rule("Punctuation is that of the language", "use the language's own mark"),
    "L232": Rule("A sentence ends with a full stop", "end it with `.` in English, `。` in Chinese"),
    "L233": Rule("A time has a unit", "add `unit: seconds` or `unit: milliseconds`"),
    "L234": Rule("A struct or an enum is used", "use it, or remove it"),
    "L235": Rule("Two structs have two shapes", "use one for both, or say why in `evidence`"),
    "L236": Rule("An array or a map has a plural name", "check the name, or say why in `evidence`"),
    "L237": Rule("An action shows an example of what it takes and gives", "add the example"),
    "L238": Rule("A parameter has an example", "add `example`"),
    "L239": Rule("Evidence names a key of its file", "name the key by its path"),
    "L240": Rule("What is required has no default", "remove `default`, or `required`"),
}
