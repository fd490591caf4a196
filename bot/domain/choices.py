"""Reads a short typed message as the answer to what we asked last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain import choice_words
from bot.domain.choice_words import Position, Said
from bot.domain.understanding import Understanding
from bot.domain.words import SIGNS, Words, read_words

#: a longer message is a new question, not the answer to "which one?"
LONGEST_CHOICE = 7
#: a longer reply to "are you coming?" tells more than we can read
LONGEST_COMING = 25
#: from here on a reading of the model counts beside the words
SURE = 0.6
# A yes among several names none of them.
_NO_PLACE = -1
#: letters that two words must share at least to be forms of one word, and by how many differ
_STEM, _ENDING = 4, 3


@dataclass(frozen=True)
class Choice:
    """Which of the things offered was chosen."""

    index: int | None  #: from 0; None for none of them


class Coming(StrEnum):
    """What somebody replies to "are you coming?"."""

    COMING = "coming"
    SICK = "sick"
    CHILD_SICK = "child-sick"
    CANNOT_COME = "cannot-come"
    LATE = "late"


def read_choice(text: str, labels: Sequence[Sequence[str]]) -> Choice | None:
    """Which of the offered buttons a typed message means; None when it is no answer to that.

    Each button has its label in the reader's language and in Danish. A place ("the second", "2"),
    a yes to a single button, a no, or words of a label count; any word beside them does not.
    """
    words = read_words(text)
    if not labels or not 0 < len(words) <= LONGEST_CHOICE:
        return None
    return _by_place(words, len(labels)) or _by_label(words, labels)


def read_coming(text: str, understanding: Understanding | None) -> Coming | None:
    """What a reply to "are you coming?" says; None when it is a new question or unclear.

    `understanding` is the model's reading of the same text; None while the model is away. Words
    decide; without any a sure reading does.
    """
    words = read_words(text)
    if not len(words) or len(words) > LONGEST_COMING or asks(words):
        return None
    reading = _sure_reading(understanding)
    if reading and reading not in _ABOUT_COMING:
        return None
    said = set(choice_words.COMING.all(words))
    if said & _TELLING:
        return _coming(said)
    return _READINGS.get(reading or "")


def _coming(said: set[Said]) -> Coming | None:
    if Said.COMING in said and said & {Said.NO, Said.CANNOT, Said.SICK, Said.OTHER_SICK}:
        return None  # "sick yesterday, coming today": better asked again than noted wrongly
    is_sick = Said.SICK in said
    if Said.CHILD in said and (is_sick or Said.OTHER_SICK in said):
        return Coming.CHILD_SICK
    if is_sick and Said.RELATIVE not in said:
        return Coming.SICK
    if Said.LATE in said:
        return Coming.LATE
    if said & {Said.CANNOT, Said.SICK, Said.OTHER_SICK}:
        return Coming.CANNOT_COME
    return Coming.CANNOT_COME if Said.NO in said else Coming.COMING


_TELLING = set(Said) - {Said.CHILD, Said.RELATIVE, Said.NOTHING}
#: what the model may call a reply; anything else it is sure of is a new question
_ABOUT_COMING = (
    *("affirm", "deny", "report-absence", "report-sick", "child-sick", "valid-absence"),
    *("reschedule", "greet", "thanks", "goodbye", "doctor"),
)
_READINGS = {
    "affirm": Coming.COMING,
    "deny": Coming.CANNOT_COME,
    "report-absence": Coming.CANNOT_COME,
    "child-sick": Coming.CHILD_SICK,
}


def _sure_reading(understanding: Understanding | None) -> str | None:
    if understanding is None or understanding.best.confidence < SURE:
        return None
    return understanding.best.intent


def asks(words: Words) -> bool:
    """Whether a message is a question, by its words and signs."""
    starts = (index for index in range(len(words)) if index == 0 or words.text(index - 1) in SIGNS)
    first = (choice_words.ASKING_FIRST.at(words, index) for index in starts)
    return (
        "?" in words.texts
        or True in choice_words.ASKING.all(words)
        or any(match and match[0] for match in first)
    )


def _by_place(words: Words, count: int) -> Choice | None:
    found: set[int | None] = set()
    index = 0
    while index < len(words):
        place = choice_words.POSITIONS.at(words, index) or _alone(words)
        number = words.number(index)
        filler = choice_words.FILLERS.at(words, index)
        if place:
            found.add(_index(place[0], count))
            index = place[1]
        elif number is not None:
            found.add(number - 1)
            index += 1
        elif filler or words.text(index) in SIGNS:
            index = filler[1] if filler else index + 1
        else:
            return None
    if len(found) > 1:
        found.discard(_NO_PLACE)  # "yes, the second"
    if len(found) != 1:
        return None
    (chosen,) = found
    return Choice(chosen) if chosen is None or 0 <= chosen < count else None


def _alone(words: Words) -> tuple[Position, int] | None:
    return choice_words.POSITIONS_ALONE.at(words, 0) if len(words) == 1 else None


def _index(place: Position, count: int) -> int | None:
    match place:
        case Position.NONE:
            return None
        case Position.LAST:
            return count - 1
        case Position.YES:
            return 0 if count == 1 else _NO_PLACE
        case _:
            return [Position.FIRST, Position.SECOND, Position.THIRD].index(place)


def _by_label(words: Words, labels: Sequence[Sequence[str]]) -> Choice | None:
    said = _content(words)
    if choice_words.ASKING.all(words) and len(choice_words.ASKING.all(words)) >= len(said):
        return None  # "what?" is in many a label
    fitting = [
        index
        for index, of_button in enumerate(labels)
        if any(_fits(said, _content(read_words(label))) for label in of_button)
    ]
    return Choice(fitting[0]) if said and len(fitting) == 1 else None


def _content(words: Words) -> list[tuple[str, ...]]:
    """The forms of the words that say something."""
    return [
        words.forms[index]
        for index, text in enumerate(words.texts)
        if text not in SIGNS and not choice_words.FILLERS.at(words, index)
    ]


def _fits(said: list[tuple[str, ...]], label: list[tuple[str, ...]]) -> bool:
    return all(any(_is_same_word(one, other) for other in label) for one in said)


def _is_same_word(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(
        _has_same_stem(a.removeprefix("ال"), b.removeprefix("ال")) for a in one for b in other
    )


def _has_same_stem(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    is_form = len(short) >= _STEM and long.startswith(short) and len(long) - len(short) <= _ENDING
    return one == other or is_form
