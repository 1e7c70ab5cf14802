"""Renders the Markdown of one page as HTML, with anchors, tabs, and links between codes and actions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape

from volcgen.site.async_programs import async_program
from volcgen.site.breakable import breakable
from volcgen.site.documents import PARSER, plain
from volcgen.site.facts import Facts
from volcgen.site.highlight import highlight
from volcgen.site.slugs import Slugger
from volcgen.site.split import Page, link_between
from volcgen.site.words import Words

ERRORS_PAGE: Final = "errors"
_EXTERNAL: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that has an anchor: a field, a code or a value."""

    names: tuple[str, ...]
    anchor: str
    heading: str


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page as HTML, without what is around its article."""

    title: Markup
    body: Markup
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


def code_anchor(code: str) -> str:
    """Return the anchor of an error code on the page about errors."""
    return f"code-{code}"


def render(
    page: Page,
    facts: Facts,
    words: Words,
    paths: Mapping[str, Page],
    pictures: Collection[str] = (),
) -> Rendered:
    """Return a page as HTML. `paths` are the pages of the site, `pictures` its other files."""
    renderer = _Renderer(page, facts, words, paths, pictures)
    tokens = PARSER.parse(page.text)
    title = Markup()
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        renderer.heading = renderer.slugger.unique(plain(tokens[1]))
        title = Markup(renderer.render(tokens[1:2], PARSER.options, {}))
        tokens = tokens[3:]
    renderer.prepare(tokens)
    body = Markup(renderer.render(tokens, PARSER.options, {}))
    return Rendered(title, body, tuple(renderer.headings), tuple(renderer.rows))


class _Renderer(RendererHTML):
    def __init__(
        self,
        page: Page,
        facts: Facts,
        words: Words,
        paths: Mapping[str, Page],
        pictures: Collection[str],
    ) -> None:
        super().__init__()
        self.page, self.facts, self.words = page, facts, words
        self.paths, self.pictures = paths, pictures
        self.slugger = Slugger()
        self.heading = ""
        self.headings: list[Heading] = []
        self.rows: list[Row] = []
        self._fences = 0

    def prepare(self, tokens: Sequence[Token]) -> None:
        """Give headings and rows their anchors, and cells of codes their links."""
        title = ""
        for at, token in enumerate(tokens):
            if token.type == "heading_open":
                title = plain(tokens[at + 1])
                self.heading = self.slugger.unique(title)
                token.attrSet("id", self.heading)
                self.headings.append(Heading(int(token.tag[1]), title, self.heading))
            elif token.type == "tr_open":
                self._row(token, tokens[at + 1 : _end(tokens, at, "tr_close")], title)

    def _row(self, row: Token, cells: Sequence[Token], title: str) -> None:
        inlines = [token for token in cells if token.type == "inline"]
        for child in (child for inline in inlines for child in inline.children or []):
            child.meta["in_cell"] = True
        codes = [_only_code(inline) for inline in inlines]
        if not codes or codes[0] is None:
            return
        name = codes[0]
        names = tuple(code for code in codes[:2] if code)
        is_code = name in self.facts.codes
        if is_code and self.page.name == ERRORS_PAGE:
            anchor = code_anchor(name)
            row.attrSet("id", anchor)
            self.rows.append(Row((name,), anchor, title))
            row.meta["code"] = name
            cells[-1].meta["actions_of"] = name
            return
        anchor = self.slugger.unique(f"{self.heading}-{name}")
        row.attrSet("id", anchor)
        if is_code and self.page.action is not None:
            self._link(inlines[0], name)
        else:
            self.rows.append(Row(names, anchor, title))

    def _link(self, inline: Token, code: str) -> None:
        """Make the code in a cell a link to its row on the page about errors."""
        target = self.paths.get(f"{self.page.language}/{ERRORS_PAGE}")
        if target is None or not inline.children:
            return
        link = f"{link_between(self.page.path, target.path)}.md#{code_anchor(code)}"
        opened = Token("link_open", "a", 1, attrs={"href": link})
        inline.children = [opened, *inline.children, Token("link_close", "a", -1)]

    def heading_close(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        """Add the link to the heading itself."""
        opened = tokens[idx - 2]
        anchor = str(opened.attrGet("id") or "")
        label = f"{self.words.link_to} {plain(tokens[idx - 1])}"
        mark = Markup('<a class="anchor" href="#{}" aria-label="{}">#</a>').format(anchor, label)
        return f"{mark}</{opened.tag}>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        return '<div class="table" tabindex="0"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        return "</table></div>\n"

    def td_close(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        code = tokens[idx].meta.get("actions_of")
        return f"{self._actions_of(code)}</td>" if code else "</td>\n"

    def _actions_of(self, code: str) -> Markup:
        """Return the links to the actions that return an error code."""
        links = [
            Markup('<a href="{}">{}</a>').format(
                f"{link_between(self.page.path, path)}.html", self.paths[path].title
            )
            for path in self._action_paths(code)
        ]
        if not links:
            return Markup()
        label = self.words.returned_by.format(count=len(links))
        return Markup('<details class="actions"><summary>{}</summary>{}</details>').format(
            label, Markup(self.words.comma).join(links)
        )

    def _action_paths(self, code: str) -> list[str]:
        return [
            page.path
            for page in self.paths.values()
            if page.language == self.page.language
            and page.action is not None
            and code in page.action.errors
        ]

    def link_open(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        href = str(tokens[idx].attrGet("href") or "")
        if _EXTERNAL.match(href):
            return Markup('<a href="{}" rel="noopener" class="external">').format(href)
        link = self._site_link(href)
        if link is None:  # such as a file of the repository that the site does not have
            tokens[idx].meta["plain"] = True
            return "<span>"
        return Markup('<a href="{}">').format(link)

    def link_close(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        depth = 0
        for token in reversed(tokens[:idx]):
            if token.type == "link_close":
                depth += 1
            elif token.type == "link_open":
                if depth == 0:
                    return "</span>" if token.meta.get("plain") else "</a>"
                depth -= 1
        return "</a>"

    def _site_link(self, href: str) -> str | None:
        path, _, anchor = href.partition("#")
        if not path:
            return href
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.path), path))
        known = target.removesuffix(".md")
        if target.endswith(".md"):
            if known not in self.paths:
                return None
            path = path.removesuffix(".md") + ".html"
        elif target not in self.pictures:
            return None
        return f"{path}#{anchor}" if anchor else path

    def code_block(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        return self._code(tokens[idx].content, "")

    def fence(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        token = tokens[idx]
        info = token.info.split()
        language = info[0] if info else ""
        code = token.content
        changed = None
        if language == "python":
            changed = async_program(code, self.facts.package, self.facts.methods)
        if changed is None:
            return self._code(code, language)
        self._fences += 1
        return self._tabs({"sync": code, "async": changed})

    def _tabs(self, programs: Mapping[str, str]) -> Markup:
        number = self._fences
        buttons = Markup().join(
            Markup(
                '<button type="button" role="tab" id="tab-{n}-{k}" aria-controls="panel-{n}-{k}"'
                ' aria-selected="{on}" tabindex="{index}" data-tab="{k}">{k}</button>'
            ).format(n=number, k=kind, on=str(not at).lower(), index=-1 if at else 0)
            for at, kind in enumerate(programs)
        )
        panels = Markup().join(
            Markup(
                '<div role="tabpanel" id="panel-{n}-{k}" aria-labelledby="tab-{n}-{k}"'
                ' data-panel="{k}">{code}</div>'
            ).format(
                n=number,
                k=kind,
                code=self._code(program, "python"),
            )
            for kind, program in programs.items()
        )
        return Markup(
            '<div class="tabs"><div role="tablist" aria-label="{}">{}</div>{}</div>\n'
        ).format(self.words.client_kind, buttons, panels)

    def _code(self, code: str, language: str) -> Markup:
        return Markup(
            '<div class="code"><pre tabindex="0"><code>{}</code></pre>'
            '<button type="button" class="copy">{}</button></div>\n'
        ).format(highlight(code, language), self.words.copy)

    def code_inline(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        token = tokens[idx]
        shown = breakable(token.content) if token.meta.get("in_cell") else escape(token.content)
        return Markup("<code>{}</code>").format(shown)

    def image(self, tokens: Sequence[Token], idx: int, options: object, env: object) -> str:
        token = tokens[idx]
        source = str(token.attrGet("src") or "")
        words = plain(token)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.page.path), source))
        if target not in self.pictures:
            return str(escape(words))
        return Markup('<img src="{}" alt="{}" loading="lazy">').format(source, words)


def _end(tokens: Sequence[Token], start: int, kind: str) -> int:
    return next(at for at in range(start, len(tokens)) if tokens[at].type == kind)


def _only_code(inline: Token) -> str | None:
    """Return the code of a cell that has nothing else."""
    children = inline.children or []
    return children[0].content if len(children) == 1 and children[0].type == "code_inline" else None
