"""Make valid data for tests: requests, results and structs, from what the documents say of them.

Data is the same in each run: the first that is made has the documents' example values, and each
further one ids of its own. With the pytest plugin the count begins anew with each test.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from enum import Enum
from itertools import count
from types import UnionType
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin

import msgspec

from .._core.errors import ValidationError, Violation
from .._core.schema.actions import Field
from .._core.schema.models import Struct
from ..fields import FIELDS
from ..service import PARAMETERS
from .examples import EXAMPLES
from .metadata import action_of, broken_rules

__all__ = ["make", "make_batch", "restart"]

T = TypeVar("T", bound=Struct)

_STEP: Final = 10
"""Between ids of one thing and the next, so that neighbours in an example stay apart."""
_ID_ENDINGS: Final = ("Id", "Uid", "IdStr", "UidStr")

_numbers = count()


def make(kind: type[T], /, **values: Any) -> T:
    """A valid struct of a class of this package.

    A request has the fields that it must have; a result has those that have examples as well. Lists
    in results are empty, flags are off: nothing failed, and no page follows.

    Args:
        kind: The class.
        values: Fields by their names in Python, in place of made ones.

    Raises:
        TypeError: The class has no such field.
        ValidationError: A given value breaks a documented rule.

    Example:
        >>> factories.make(ConversationInfo, name="Team").name
        'Team'
    """
    return _made(kind, values, next(_numbers))


def make_batch(kind: type[T], size: int, /, **values: Any) -> list[T]:
    """Several structs, alike but for their ids.

    Example:
        >>> len({talk.conversation_short_id for talk in factories.make_batch(ConversationInfo, 3)})
        3
    """
    return [make(kind, **values) for _ in range(size)]


def restart() -> None:
    """Begin to count ids anew."""
    global _numbers
    _numbers = count()


def _made(kind: type[T], values: Mapping[str, Any], number: int) -> T:
    plans = {plan.encode_name: plan for plan in msgspec.structs.fields(kind)}
    known = {plan.name for plan in plans.values()}
    for name in values:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f"; did you mean `{near[0]}`?" if near else ""
            raise TypeError(f"{kind.__name__} has no field `{name}`{hint}")
    maker = _Maker(kind, number)
    facts = {fact.wire: fact for fact in FIELDS.get(kind.__name__, ()) if fact.wire in plans}
    chosen = dict(values)
    for fact in maker.wanted(facts, {wire for wire, p in plans.items() if p.name in values}):
        plan = plans[fact.wire]
        chosen.setdefault(plan.name, maker.value(fact, fact.kind, plan.type))
    made = kind(**chosen)
    for _ in facts:  # mending one may call for another
        broken = _broken(made)
        mendable = [facts[place.path] for place in broken if place.path in facts]
        mendable = [fact for fact in mendable if plans[fact.wire].name not in values]
        for fact in mendable:  # what a condition asks for, or limits
            plan = plans[fact.wire]
            absent = getattr(made, plan.name) is None
            value = maker.value(fact, fact.kind, plan.type) if absent else fact.low
            setattr(made, plan.name, value)
        if not mendable:
            break
    if broken := _broken(made):
        raise ValidationError(kind.__name__, broken)
    return made


def _broken(made: Struct) -> tuple[Violation, ...]:
    action = action_of(type(made))
    return broken_rules(made.to_dict(), type(made), action.conditions if action else ())


class _Maker:
    """Values of the fields of one class."""

    def __init__(self, kind: type[Struct], number: int) -> None:
        self._examples = EXAMPLES.get(kind.__name__, {})
        self._is_sent = kind.__struct_config__.omit_defaults
        self._number = number

    def wanted(self, facts: Mapping[str, Field], given: set[str]) -> list[Field]:
        """The fields to fill in."""
        texts = {fact.twin for fact in facts.values() if fact.twin}
        return [
            fact
            for wire, fact in facts.items()
            if wire not in texts
            and fact.twin not in given
            and (fact.required or (not self._is_sent and self._has_example(fact)))
        ]

    def _has_example(self, fact: Field) -> bool:
        return fact.wire in self._examples and fact.kind != "array"

    def value(self, fact: Field, kind: str, python: Any) -> Any:
        """A good value of a field, or of an item of it."""
        python = _without_none(python)
        example = self._examples.get(fact.wire)
        if kind == "object":
            return _made(python, {}, self._number)
        if kind == "array":
            return self._list(fact, python, example)
        if kind == "map":
            return msgspec.convert(example or {}, python, strict=False)
        if isinstance(example, list):
            example = None
        if isinstance(python, type) and issubclass(python, Enum):
            return python(example) if example is not None else next(iter(python))
        return self._scalar(fact, kind, example)

    def _list(self, fact: Field, python: Any, example: Any) -> list[Any]:
        if not self._is_sent:
            return []
        (item,) = get_args(python)
        if isinstance(example, list) and example:
            return cast("list[Any]", msgspec.convert(example, python, strict=False))
        return [self.value(fact, fact.item or "string", item)]

    def _scalar(self, fact: Field, kind: str, example: Any) -> Any:
        match kind:
            case "boolean":
                return False
            case "double":
                return _bounded(float(example or 0), fact)
            case "string":
                return self._text(fact, "text" if example is None else str(example))
            case _:
                number = 1 if example is None else int(example)
                if kind != fact.kind:  # an item of a list
                    return number
                number += self._number * _STEP if self._varies(fact) else 0
                return fact.low + (number - fact.low) % (fact.high - fact.low + 1)

    def _text(self, fact: Field, text: str) -> str:
        if self._varies(fact):
            number = self._number * _STEP
            if text.isdigit():
                text = str(int(text) + number)
            elif number:
                text = f"{text}-{number}"
        return text if fact.max_length is None else text[-fact.max_length :]

    def _varies(self, fact: Field) -> bool:
        return fact.wire.endswith(_ID_ENDINGS) and fact.wire not in PARAMETERS.values()


def _bounded(number: float, fact: Field) -> float:
    low = number if fact.min is None else max(number, float(fact.min))
    return low if fact.max is None else min(low, float(fact.max))


def _without_none(python: Any) -> Any:
    if get_origin(python) in (Union, UnionType):
        (python,) = (each for each in get_args(python) if each is not type(None))
    return python
