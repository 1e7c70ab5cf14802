"""Turns a program of the sync client into one of the async client.

The change is mechanical: `Client` becomes `AsyncClient`, calls are awaited, loops over listings and the
blocks of clients become `async`, and what runs them moves into `main()`. A program with anything else
that would have to change, such as a middleware or a client that is passed to other code, has no async form.
"""

from __future__ import annotations

import ast
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import StringIO
from typing import Final

from volcgen.formatting import format_python

SYNC: Final = "Client"
ASYNC: Final = "AsyncClient"
_SAME: Final = frozenset({"with_options"})
"""Methods that both clients have as plain functions."""
_VIEWS: Final = frozenset({"with_raw_response"})
"""Attributes that are clients too."""
_PROMISES: Final = (
    ast.AsyncFunctionDef,
    ast.AsyncWith,
    ast.AsyncFor,
    ast.Await,
    ast.ClassDef,
    ast.Lambda,
    ast.GeneratorExp,
    ast.Global,
    ast.Nonlocal,
)


class _NoAsyncForm(Exception):
    """The program needs more than the mechanical changes."""


@lru_cache(maxsize=4096)
def async_program(program: str, package: str, methods: frozenset[str]) -> str | None:
    """Return the program for the async client, or None if it has no such form.

    `methods` are the methods of the client that are awaited.
    """
    try:
        tree = ast.parse(program)
    except SyntaxError:
        return None
    if _has_comments(program):  # the new text is made from the tree, which has none
        return None
    if not _imports_client(tree, package) or any(isinstance(n, _PROMISES) for n in ast.walk(tree)):
        return None
    try:
        _Change(tree, methods).apply()
        _move_into_main(tree)
    except _NoAsyncForm:
        return None
    _rename_import(tree, package)
    return format_python(_with_blank_lines(tree))


def _has_comments(program: str) -> bool:
    tokens = tokenize.generate_tokens(StringIO(program).readline)
    return any(token.type == tokenize.COMMENT for token in tokens)


def _imports_client(tree: ast.Module, package: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == package
        and any(alias.name == SYNC and alias.asname is None for alias in node.names)
        for node in tree.body
    )


@dataclass
class _Change:
    """One program, which is changed in place."""

    tree: ast.Module
    methods: frozenset[str]
    clients: set[str] = field(default_factory=set[str])
    functions: set[str] = field(default_factory=set[str])
    seen: set[int] = field(default_factory=set[int])
    """Names of clients that the changes take care of, by identity."""

    def apply(self) -> None:
        """Change the tree; raise _NoAsyncForm."""
        self._find_clients()
        if not self.clients:
            raise _NoAsyncForm
        self._find_functions()
        changed = _Rewriter(self).visit(self.tree)
        assert changed is self.tree
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name) and id(node) not in self.seen:
                is_client = node.id in self.clients and isinstance(node.ctx, ast.Load)
                if is_client or node.id == SYNC or node.id in self.functions:
                    raise _NoAsyncForm

    def is_client(self, node: ast.expr) -> bool:
        """Return whether an expression is a client, and note that its names are taken care of."""
        if isinstance(node, ast.Name) and node.id in self.clients:
            self.seen.add(id(node))
            return True
        return (
            isinstance(node, ast.Attribute) and node.attr in _VIEWS and self.is_client(node.value)
        )

    def _find_clients(self) -> None:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.arg) and _is_name(node.annotation, SYNC):
                self.clients.add(node.arg)
            elif isinstance(node, ast.withitem) and _is_call_of(node.context_expr, SYNC):
                if not isinstance(node.optional_vars, ast.Name):
                    raise _NoAsyncForm
                self.clients.add(node.optional_vars.id)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign) and self._makes_client(node.value):
                [target] = node.targets
                if not isinstance(target, ast.Name):
                    raise _NoAsyncForm
                self.clients.add(target.id)

    def _makes_client(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            return node.func.attr in _SAME and self.is_client(node.func.value)
        return isinstance(node, ast.Attribute) and node.attr in _VIEWS and self.is_client(node)

    def _find_functions(self) -> None:
        """Find the functions that become async: those that use a client, and those that call them."""
        functions = [node for node in self.tree.body if isinstance(node, ast.FunctionDef)]
        while True:
            found = {
                function.name
                for function in functions
                if any(
                    isinstance(node, ast.Name) and node.id in self.clients | self.functions
                    for node in ast.walk(function)
                )
            }
            if found <= self.functions:
                break
            self.functions |= found
        for function in functions:
            # Tests and handlers are called by a framework.
            if function.name in self.functions and (
                function.decorator_list or function.name.startswith("test_")
            ):
                raise _NoAsyncForm


class _Rewriter(ast.NodeTransformer):
    def __init__(self, change: _Change) -> None:
        self._change = change

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        if node.name not in self._change.functions:
            return node
        return ast.AsyncFunctionDef(**dict(ast.iter_fields(node)), lineno=0, col_offset=0)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        if node.annotation is not None and _is_name(node.annotation, SYNC):
            node.annotation = ast.Name(ASYNC, ast.Load())
        return node

    def visit_With(self, node: ast.With) -> ast.AST:
        made = [_is_call_of(item.context_expr, SYNC) for item in node.items]
        self.generic_visit(node)
        if not any(made):
            return node
        inner: list[ast.stmt] = node.body
        # `with a, Client() as b` becomes one block in another.
        for item, is_client in zip(reversed(node.items), reversed(made), strict=True):
            kind = ast.AsyncWith if is_client else ast.With
            inner = [kind([item], inner, lineno=0, col_offset=0)]
        return inner[0]

    def visit_For(self, node: ast.For) -> ast.AST:
        listing = self._listing(node.iter)
        self.generic_visit(node)
        if not listing:
            return node
        return ast.AsyncFor(**dict(ast.iter_fields(node)), lineno=0, col_offset=0)

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        node.is_async = int(self._listing(node.iter))
        self.generic_visit(node)
        return node

    def visit_List(self, node: ast.List) -> ast.AST:
        """Change `[*listing]` to a comprehension."""
        listed = [item.value for item in node.elts if isinstance(item, ast.Starred)]
        is_listing = sum(self._listing(value) for value in listed) > 0
        self.generic_visit(node)
        if not is_listing:
            return node
        if len(node.elts) > 1:
            raise _NoAsyncForm
        loop = ast.comprehension(ast.Name("item", ast.Store()), listed[0], [], is_async=1)
        return ast.ListComp(ast.Name("item", ast.Load()), [loop])

    def visit_Call(self, node: ast.Call) -> ast.AST:
        change, function = self._change, node.func
        if _is_call_of(node, SYNC):
            return self._client(node)
        if isinstance(function, ast.Name) and function.id in change.functions:
            change.seen.add(id(function))
            for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                change.is_client(argument)
            self.generic_visit(node)
            return ast.Await(node)
        if isinstance(function, ast.Attribute) and change.is_client(function.value):
            name = function.attr
            if name in change.methods:
                self.generic_visit(node)
                return ast.Await(node)
            if name not in _SAME and not getattr(node, "is_listing", False):
                raise _NoAsyncForm
        self.generic_visit(node)
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if node.attr in _VIEWS:
            self._change.is_client(node)
        if node.attr == "sleep":  # it would block the event loop
            raise _NoAsyncForm
        self.generic_visit(node)
        return node

    def _client(self, node: ast.Call) -> ast.AST:
        """Return the call that makes an async client: it takes plain values alone."""
        for keyword in node.keywords:
            value = keyword.value
            is_constant = isinstance(value, ast.Name) and value.id.isupper()
            is_text = isinstance(value, ast.Name) and value.id == keyword.arg
            plain = isinstance(value, ast.Constant | ast.Attribute | ast.JoinedStr | ast.UnaryOp)
            if keyword.arg is None or not (is_constant or is_text or plain):
                raise _NoAsyncForm
        if node.args:
            raise _NoAsyncForm
        node.func = ast.Name(ASYNC, ast.Load())
        return node

    def _listing(self, node: ast.expr) -> bool:
        """Return whether a loop is over a listing of a client."""
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return False
        if node.func.attr == "pages" and not node.args:
            return self._listing(node.func.value)
        found = node.func.attr.startswith("iter_") and self._change.is_client(node.func.value)
        if found:
            node.is_listing = True  # type: ignore[attr-defined]  # pyright: ignore
        return found


def _is_name(node: ast.expr | None, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_call_of(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Call) and _is_name(node.func, name)


def _is_async(node: ast.stmt) -> bool:
    if isinstance(node, ast.AsyncFunctionDef):
        return False
    kinds = (ast.AsyncWith, ast.AsyncFor, ast.Await)
    return any(
        isinstance(child, kinds) or (isinstance(child, ast.comprehension) and child.is_async)
        for child in ast.walk(node)
    )


def _move_into_main(tree: ast.Module) -> None:
    first = next((at for at, node in enumerate(tree.body) if _is_async(node)), None)
    if first is None:
        raise _NoAsyncForm
    body = tree.body[first:]
    if any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in body):
        raise _NoAsyncForm
    if _assigned(tree.body[:first]) & _assigned(body) or "main" in _assigned(tree.body):
        raise _NoAsyncForm
    main, run = ast.parse("async def main() -> None: ...\nasyncio.run(main())").body
    assert isinstance(main, ast.AsyncFunctionDef)
    main.body = body
    imported = ast.parse("import asyncio").body
    tree.body = [*imported, *tree.body[:first], main, run]


def _assigned(body: list[ast.stmt]) -> set[str]:
    return {
        node.id
        for statement in body
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def _rename_import(tree: ast.Module, package: str) -> None:
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == package:
            names = [ASYNC if alias.name == SYNC else alias.name for alias in node.names]
            node.names = [ast.alias(name) for name in _in_order(names)]


def _in_order(names: list[str]) -> Iterator[str]:
    """Yield imported names as ruff sorts them: constants, classes, functions."""
    yield from sorted(names, key=lambda name: (not name.isupper(), not name[:1].isupper(), name))


def _with_blank_lines(tree: ast.Module) -> str:
    """Return the code, with the parts of the imports and of the program apart."""
    parts: list[str] = []
    last = ""
    for node in tree.body:
        kind = _part_of(node)
        blank = "\n" if parts and (kind != last or kind == "code") else ""
        parts.append(blank + ast.unparse(ast.fix_missing_locations(node)))
        last = kind
    return "\n".join(parts) + "\n"


def _part_of(node: ast.stmt) -> str:
    if isinstance(node, ast.Import):
        name = node.names[0].name
    elif isinstance(node, ast.ImportFrom):
        name = node.module or ""
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return "code"
    else:
        return "statement"
    return "standard" if name.partition(".")[0] in sys.stdlib_module_names else "package"
