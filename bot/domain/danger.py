"""Finds danger in a message by lists of phrases, without any language model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from bot.domain.folding import fold, words
from bot.domain.understanding import DANGER, Suspicion

#: how many words may stand where a phrase has `…`
WIDEST_GAP = 3
#: a word of a phrase needs so many letters before or after `*`, a phrase in all
FEWEST_LETTERS = 2
_GAP = "…"
_ANY_ENDING = re.compile(r"(\*?)([^*]+)(\*?)")
#: topic, and whether the phrase is sure; None for a harmless expression
Meaning = tuple[str, bool] | None


class Step(NamedTuple):
    """One word of a phrase, folded."""

    stem: str
    is_open_before: bool  #: written `*word`: any beginning
    is_open_after: bool  #: written `word*`: any ending
    is_after_gap: bool  #: up to three other words may stand before it


#: the words of a phrase in order, each with its alternatives (`a/b`)
Phrase = tuple[tuple[Step, ...], ...]


@dataclass(frozen=True)
class DangerList:
    """What one language's list says, as written; `sure` and `possible` by topic."""

    sure: Mapping[str, Sequence[str]]
    possible: Mapping[str, Sequence[str]]
    harmless: Sequence[str]

    def meanings(self) -> Iterator[tuple[str, Meaning]]:
        """Every phrase as written, with what it means."""
        for topic in DANGER:
            yield from ((phrase, (topic, True)) for phrase in self.sure.get(topic, ()))
            yield from ((phrase, (topic, False)) for phrase in self.possible.get(topic, ()))
        yield from ((phrase, None) for phrase in self.harmless)


@lru_cache(maxsize=8192)  # a line is read to be checked and again to be used
def read_phrase(text: str) -> Phrase:
    """One line of a list. Raises ValueError with the rest of a sentence about it."""
    slots: list[tuple[Step, ...]] = []
    is_after_gap = False
    for part in text.replace("...", _GAP).replace(_GAP, f" {_GAP} ").split():
        if part != _GAP:
            slots.append(tuple(_step(word, is_after_gap) for word in part.split("/")))
        elif is_after_gap or not slots:
            raise ValueError("must have a word before and after each `…`")
        is_after_gap = part == _GAP
    if is_after_gap or not slots:
        raise ValueError("must have a word before and after each `…`")
    if sum(min(len(step.stem) for step in slot) for slot in slots) < FEWEST_LETTERS:
        raise ValueError(f"must have at least {FEWEST_LETTERS} letters")
    return tuple(slots)


def _step(word: str, is_after_gap: bool) -> Step:
    found = _ANY_ENDING.fullmatch(word)
    stem = _folded(found[2]) if found else None
    if found is None or stem is None:
        raise ValueError("may hold only words, `/` between words, `*` at a word's ends and `…`")
    if "*" in word and len(stem) < FEWEST_LETTERS:
        raise ValueError(f"must have at least {FEWEST_LETTERS} letters beside each `*`")
    return Step(stem, found[1] == "*", found[3] == "*", is_after_gap)


@lru_cache(maxsize=8192)
def _folded(word: str) -> str | None:
    folded = fold(word)
    return folded if words(word) == [folded] else None


class _Node:
    """Where one or more phrases have got to; words are numbers here."""

    __slots__ = ("after_gap", "following", "meaning")

    def __init__(self) -> None:
        self.following: dict[int, list[_Node]] = {}
        self.after_gap: dict[int, list[_Node]] = {}
        self.meaning: Meaning = None


class _State:
    """Where several phrases have got to at once; where it leads is found out once and kept."""

    __slots__ = ("_after_gap", "_following", "_nodes", "has_following", "has_gap", "meanings")

    def __init__(self, nodes: Sequence[_Node]) -> None:
        self._nodes = nodes
        self._following: dict[int, _State | None] = {}
        self._after_gap: dict[int, _State | None] = {}
        self.has_following = any(node.following for node in nodes)
        self.has_gap = any(node.after_gap for node in nodes)
        #: of the phrases that end here
        self.meanings = {node.meaning for node in nodes if not (node.following or node.after_gap)}

    def following(self, number: int) -> _State | None:
        """Where the word leads when it comes next; None for nowhere."""
        if number not in self._following:
            nodes = [one for node in self._nodes for one in node.following.get(number, ())]
            self._following[number] = _State(nodes) if nodes else None
        return self._following[number]

    def after_gap(self, number: int) -> _State | None:
        """Where the word leads when it comes after a gap; None for nowhere."""
        if number not in self._after_gap:
            nodes = [one for node in self._nodes for one in node.after_gap.get(number, ())]
            self._after_gap[number] = _State(nodes) if nodes else None
        return self._after_gap[number]


class _Vocabulary:
    """A number for each word that phrases have, and which of them a word of a message is."""

    def __init__(self) -> None:
        self._numbers: dict[Step, int] = {}
        self._whole: dict[str, list[int]] = {}
        # Words with `*`, by two letters at the start, at the end, or anywhere.
        self._starts: dict[str, list[tuple[str, int]]] = {}
        self._ends: dict[str, list[tuple[str, int]]] = {}
        self._parts: dict[str, list[tuple[str, int]]] = {}

    def add(self, step: Step) -> int:
        """The number of a word of a phrase."""
        step = step._replace(is_after_gap=False)
        if step in self._numbers:
            return self._numbers[step]
        number = self._numbers[step] = len(self._numbers)
        stem = step.stem
        if step.is_open_before and step.is_open_after:
            self._parts.setdefault(stem[:2], []).append((stem, number))
        elif step.is_open_before:
            self._ends.setdefault(stem[-2:], []).append((stem, number))
        elif step.is_open_after:
            self._starts.setdefault(stem[:2], []).append((stem, number))
        else:
            self._whole[stem] = [number]
        return number

    def of(self, word: str) -> list[int]:
        """The numbers of all words of phrases that this word is."""
        found = self._whole.get(word, [])
        if starts := self._starts.get(word[:2]):
            found = found + [number for stem, number in starts if word.startswith(stem)]
        if ends := self._ends.get(word[-2:]):
            found = found + [number for stem, number in ends if word.endswith(stem)]
        for place in range(len(word) - 1):
            if parts := self._parts.get(word[place : place + 2]):
                found = found + [n for stem, n in parts if word.startswith(stem, place)]
        return found


class Detector:
    """Holds every list; all of them are applied to every message, as people mix languages."""

    def __init__(self, lists: Iterable[DangerList]) -> None:
        self._vocabulary = _Vocabulary()
        danger, harmless = _Node(), _Node()
        for one in lists:
            for text, meaning in one.meanings():
                self._add(danger if meaning else harmless, read_phrase(text), meaning)
        self._danger, self._harmless = _State([danger]), _State([harmless])

    def suspect(self, text: str) -> Suspicion | None:
        """The danger that the text speaks of; a sure one first, then the most urgent.

        A phrase that stands wholly within harmless expressions is none; a sure one that only
        shares words with them is possible, as "he cannot breathe in the heat" is no weather.
        """
        return self.suspect_words(words(text))

    def suspect_words(self, folded: Sequence[str]) -> Suspicion | None:
        """The danger that folded words speak of."""
        heard = [self._vocabulary.of(word) for word in folded]
        harmless = {place for _, places in _found(self._harmless, heard) for place in places}
        meanings: set[Meaning] = set()
        for meaning, places in _found(self._danger, heard):
            if meaning and harmless.isdisjoint(places):
                meanings.add(meaning)
            elif meaning and meaning[1] and not harmless.issuperset(places):
                meanings.add((meaning[0], False))
        for is_sure in (True, False):
            for topic in DANGER:
                if (topic, is_sure) in meanings:
                    return Suspicion(topic, is_sure)
        return None

    def _add(self, root: _Node, phrase: Phrase, meaning: Meaning) -> None:
        node = root
        for slot in phrase:
            # All alternatives lead to the same place, so that a line costs their sum, not product.
            following = _Node()
            for step in slot:
                edges = node.after_gap if step.is_after_gap else node.following
                edges.setdefault(self._vocabulary.add(step), []).append(following)
            node = following
        node.meaning = meaning


def _found(
    root: _State, heard: Sequence[Sequence[int]]
) -> Iterator[tuple[Meaning, tuple[int, ...]]]:
    """What phrases mean that stand in the words, and the places of their words."""
    for start, numbers in enumerate(heard):
        for number in numbers:
            if state := root.following(number):
                yield from _found_from(state, heard, (start,))


def _found_from(
    state: _State, heard: Sequence[Sequence[int]], places: tuple[int, ...]
) -> Iterator[tuple[Meaning, tuple[int, ...]]]:
    for meaning in state.meanings:
        yield meaning, places
    for later, place in _steps(state, heard, places[-1] + 1):
        yield from _found_from(later, heard, (*places, place))


def _steps(
    state: _State, heard: Sequence[Sequence[int]], place: int
) -> Iterator[tuple[_State, int]]:
    if state.has_following and place < len(heard):
        for number in heard[place]:
            if later := state.following(number):
                yield later, place
    if state.has_gap:
        for later_place in range(place, min(place + WIDEST_GAP + 1, len(heard))):
            for number in heard[later_place]:
                if later := state.after_gap(number):
                    yield later, later_place
