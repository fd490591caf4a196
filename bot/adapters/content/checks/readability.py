"""Danish answers must be easy to read: Björnsson's LIX of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.adapters.content.topic_files import TopicText
from bot.errors import Problem

#: on Björnsson's scale 25 to 34 is easy, 35 to 44 middling, from 45 on hard
MOST = 40
#: letters; a longer word counts as long (C. H. Björnsson, Läsbarhet, 1968)
_LONG = 6

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_NOT_READ = re.compile(r"\*\*|\{[^{}]*\}")
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*[-*+] )")
_WORD = re.compile(r"[^\W_]+(?:[-–'’.,:/@][^\W_]+)*")
_LETTER = re.compile(r"[^\W\d_]")
# A mark ends a sentence only before a space or at the end: not in 1.000, 8:30 and f.eks.
_END = re.compile(r"[.!?:…]+[\"'”’»)]*(?=\s|$)")
_ABBREVIATION = re.compile(r"(?<!\w)(?:kl|nr|stk|ca|tlf|f\.eks|bl\.a|evt|jf)$")
#: how many letters around a full stop tell whether it ends a sentence
_AROUND = 8


def lix(body: str) -> int:
    """Words in a sentence plus the percentage of words longer than six letters, rounded.

    Read without Markdown marks, link targets and placeholders. A paragraph, a list item, a full
    stop, a colon, a question or an exclamation mark ends a sentence; the dot of an abbreviation
    or a number does not. 0 for a text without words.
    """
    text = _NOT_READ.sub("", _LINK.sub(r"\1", body))
    words = _WORD.findall(text)
    if not words:
        return 0
    sentences = sum(_sentences(block) for block in _BLOCK.split(text))
    long = sum(len(_LETTER.findall(word)) > _LONG for word in words)
    return round(len(words) / sentences + 100 * long / len(words))


def hard(text: TopicText) -> Iterator[Problem]:
    """The problem of a Danish text that is harder to read than `MOST`."""
    found = lix(text.body)
    if found > MOST:
        sentence = f"is hard to read (LIX {found}, at most {MOST}); shorten sentences and words."
        yield Problem(str(text.path), sentence)


def _sentences(block: str) -> int:
    """How many stretches with words the sentence ends of a paragraph or list item make."""
    ends = [found.end() for found in _END.finditer(block) if _ends(block, found)]
    stretches = zip([0, *ends], [*ends, len(block)], strict=True)
    return sum(bool(_WORD.search(block, start, end)) for start, end in stretches)


def _ends(block: str, mark: re.Match[str]) -> bool:
    if not mark[0].startswith("."):
        return True
    before = block[max(0, mark.start() - _AROUND) : mark.start()]
    after = block[mark.end() : mark.end() + _AROUND].lstrip(" \n\"'„“»(")
    return not after[:1].islower() and not _ABBREVIATION.search(before)
