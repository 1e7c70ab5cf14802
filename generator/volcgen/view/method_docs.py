"""Make the docstrings of an action's methods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from volcgen.spec.definitions import Action
from volcgen.spec.files import Spec
from volcgen.view.call_model import FieldView
from volcgen.view.deprecations import notice
from volcgen.view.docstrings import async_docstring, method_docstring
from volcgen.view.fields import root_error
from volcgen.view.model import ErrorView
from volcgen.view.text import Raw, localized


@dataclass(frozen=True)
class Documents:
    """Makes the docstrings of an action's methods."""

    spec: Spec
    action: Action
    raised: tuple[ErrorView, ...]
    notes: list[Raw]
    python_names: Mapping[str, str]

    def sync(
        self,
        example: str,
        returns: str,
        parameters: tuple[FieldView, ...],
        arguments: tuple[str, ...] = (),
    ) -> str:
        action, package = self.action, self.spec.service.node.package
        return method_docstring(
            summary=localized(action.summary),
            deprecated=notice(action.deprecated),
            description=localized(action.description) if action.description else None,
            parameters=parameters,
            arguments=arguments,
            returns=returns,
            raises=self.raised,
            root_error=root_error(package),
            notes=self.notes,
            example=example,
            doc=action.doc or "",
            package=package.import_,
            python_names=self.python_names,
        )

    def awaited(
        self, method: str, parameters: tuple[FieldView, ...], arguments: tuple[str, ...] = ()
    ) -> str:
        return async_docstring(
            summary=localized(self.action.summary),
            deprecated=notice(self.action.deprecated),
            parameters=parameters,
            arguments=arguments,
            method=method,
            python_names=self.python_names,
        )
