"""Our Markdown subset (bold, lists, links, paragraphs) read once, for every channel to show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

_BULLET = "• "
_INDENT = "   "


@dataclass(frozen=True)
class Span:
    """Some letters of a paragraph that look alike."""

    text: str
    is_bold: bool = False
    url: str | None = None


@dataclass(frozen=True)
class Block:
    """A paragraph or one item of a list."""

    spans: tuple[Span, ...]
    marker: str = ""  #: what stands before the first span: indentation and a bullet or number
    gap: str = ""  #: the line breaks between this block and the one before it


def blocks(text: str) -> tuple[Block, ...]:
    """The text's paragraphs and list items in order."""
    return tuple(_blocks(_MARKDOWN.parse(text)))


def plain(text: str) -> str:
    """As text for a terminal: no marks, link targets in brackets."""
    return "".join(
        block.gap + block.marker + "".join(_plain(span) for span in block.spans)
        for block in blocks(text)
    )


def html(text: str) -> str:
    """As HTML that is safe to show: everything but our own few elements is escaped."""
    return str(_MARKDOWN.render(text)).strip()


class _Renderer(RendererHTML):
    """HTML in which a single star is a star, and links do not tell where they were pressed."""

    def em_open(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        """The star itself: our subset has no italics."""
        return tokens[at].markup

    em_close = em_open

    def link_open(self, tokens: Sequence[Token], at: int, options: object, env: object) -> str:
        """A link that keeps the page it is on to itself."""
        tokens[at].attrSet("rel", "noopener noreferrer")
        return str(self.renderToken(tokens, at, options, env))  # type: ignore[arg-type]


_MARKDOWN = MarkdownIt("zero", {"breaks": True}, renderer_cls=_Renderer).enable(
    ["emphasis", "link", "list", "newline", "escape"]
)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    lists: list[str] = []  # the numbers' delimiter per list we are in; empty for bullets
    marker, last_line = "", 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token.markup if token.type.startswith("ordered") else "")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            number = f"{token.info}{lists[-1]} " if lists[-1] else _BULLET
            marker = _INDENT * (len(lists) - 1) + number
        elif token.type == "inline" and token.map:
            first, end = token.map
            gap = "" if last_line == 0 else "\n\n" if first > last_line else "\n"
            indent = _INDENT * len(lists)
            yield Block(tuple(_spans(token.children or ())), marker or indent, gap)
            marker, last_line = "", end


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    is_bold, url = False, None
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            is_bold = token.type == "strong_open"
        elif token.type == "link_open":
            url = str(token.attrGet("href"))
        elif token.type == "link_close":
            url = None
        elif token.type in ("softbreak", "hardbreak"):
            yield Span("\n")
        elif letters := token.content or token.markup:
            yield Span(letters, is_bold, url)


def _plain(span: Span) -> str:
    if span.url is None or span.text in span.url:
        return span.text
    return f"{span.text} ({span.url})"
