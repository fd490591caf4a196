"""Finds marks, links and lengths that a channel cannot show to a reader."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.adapters.content.topic_files import PLACEHOLDER, TopicText
from bot.errors import Problem

#: longer answers are not read on a phone
LONGEST_BODY = 900
_MARKDOWN = MarkdownIt("commonmark")
_ALLOWED = {
    *("inline", "text", "softbreak"),
    *("paragraph", "strong", "bullet_list", "list_item", "link"),
}
_NAMES = {"em": "italics", "hr": "a rule", "hardbreak": "spaces or a backslash at a line's end"}
_BARE_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]\"'“”*]*[^\s<>()\[\]\"'“”*.,:;!?؟،؛።፣]", re.IGNORECASE
)
_LINK = "a link is written [words](https://…)."


def mistakes(text: TopicText, sources: Collection[str]) -> Iterator[Problem]:
    """Everything in title and body that would not be shown as its writer meant it.

    `sources` are the addresses that the Danish text's `sources` name.
    """
    definitions: dict[str, Any] = {}
    tokens = list(_tokens(text.body, definitions))
    sentences = (
        *_length(text.body),
        *_kinds(tokens),
        *_links(tokens, definitions.get("references", {}), sources),
        *_bare_addresses(tokens, sources),
        *_leftovers(tokens, text),
    )
    yield from (Problem(str(text.path), sentence) for sentence in dict.fromkeys(sentences))


def _tokens(body: str, definitions: dict[str, Any]) -> Iterator[Token]:
    for token in _MARKDOWN.parse(body, definitions):
        yield token
        yield from token.children or ()


def _length(body: str) -> Iterator[str]:
    if len(body) > LONGEST_BODY:
        yield f"is {len(body)} characters long; the most is {LONGEST_BODY}."


def _kinds(tokens: Collection[Token]) -> Iterator[str]:
    for kind in sorted({_kind(token) for token in tokens} - _ALLOWED):
        name = _NAMES.get(kind, kind.replace("_", " "))
        yield f"uses {name}; only paragraphs, **bold**, lists and links work."


def _kind(token: Token) -> str:
    if token.type.startswith("html") and "<script" in token.content.lower():
        return "script"
    return token.type.removesuffix("_open").removesuffix("_close")


def _links(
    tokens: Collection[Token], references: dict[str, Any], sources: Collection[str]
) -> Iterator[str]:
    known = {_secure(_MARKDOWN.normalizeLink(source)) for source in sources}
    links = [token for token in tokens if token.type == "link_open"]
    defined = [str(reference["href"]) for reference in references.values()]
    for address in (*(str(token.attrs["href"]) for token in links), *defined):
        if address.lower().startswith("http:"):
            yield f"links to {address}; use https."
        if _secure(address) not in known:
            yield f"links to {address}, which is not in `sources`."
    # The channels know no other way to write a link; they would show the marks.
    for token in links:
        if token.info == "auto":
            yield f"has the link {token.attrs['href']} in angle brackets; {_LINK}"
    for address in defined:
        yield f"defines the link {address} apart from the text; {_LINK}"


def _bare_addresses(tokens: Collection[Token], sources: Collection[str]) -> Iterator[str]:
    known = {_secure(source) for source in sources}
    is_in_link = False
    for token in tokens:
        if token.type in ("link_open", "link_close"):
            is_in_link = token.type == "link_open"
        if token.type != "text" or is_in_link:
            continue
        for address in _BARE_ADDRESS.findall(token.content):
            if _secure(re.sub("^www", "https://www", address)) not in known:
                yield f"names {address} without being a link from `sources`."


def _secure(address: str) -> str:
    return re.sub("^http:", "https:", address, flags=re.IGNORECASE)


def _leftovers(tokens: Collection[Token], text: TopicText) -> Iterator[str]:
    shown = "\n".join(token.content for token in tokens if token.type == "text")
    if "**" in shown:
        advice = "bold is written **words**, without a space inside the stars."
        yield f"shows ** to the reader; {advice}"
    if "](" in shown:
        yield f"shows ]( to the reader; {_LINK}"
    if re.search("[{}]", PLACEHOLDER.sub("", text.body)):
        yield "shows { or } to the reader; a placeholder is written {group.key}."
    for mark in ("**", "{", "}", "]("):
        if mark in text.title:
            yield f"`title` shows {mark} to the reader; a title is plain words."
