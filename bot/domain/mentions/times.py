"""Finds the times of day that a message speaks of, with every reading that they may have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import takewhile

from bot.domain.language import Language
from bot.domain.mentions import time_words
from bot.domain.mentions.day_words import MONTHS
from bot.domain.mentions.time_words import Part
from bot.domain.words import Words

_HALF_DAY, _DAY = 12 * 60, 24 * 60
#: many who speak Tigrinya count the hours from six: their third hour is nine
_COUNTED_FROM = 6 * 60
#: nobody is asked whether a meeting is in the night (hours)
_WAKING = (6, 22)
_AWAKE = (6, 24)
_CLOCK_FACE = range(1, 13)
_MOST_TIMES = 14
#: so many words away from an hour its part of the day may stand
_NEAR = 3


@dataclass(frozen=True)
class Clock:
    """A time that was written, as Danish 24-hour times."""

    readings: tuple[time, ...]  #: all that it may mean, earliest first, never empty
    needs_asking: bool = False  #: hours may have been counted from midnight or from six


@dataclass(frozen=True)
class _Written:
    """What stands there: minutes from midnight, and whether it can only be 24-hour time."""

    minutes: int
    is_exact: bool
    end: int


def find_times(words: Words, language: Language | None) -> tuple[Clock, ...]:
    """The times in the order they stand. What is no time is passed over."""
    is_tigrinya = language is Language.TIGRINYA
    found: list[Clock] = []
    index = 0
    while index < len(words) and len(found) < _MOST_TIMES:
        # In the Arabic chat alphabet 3am stands before every other verb (عم).
        is_verb = language is Language.ARABIC and words.texts[index : index + 2] == ("3", "am")
        written = None if is_verb else _time(words, index)
        if written is None:
            index += 1
            continue
        start = index
        batch = [written]
        while more := _until(words, batch[-1].end):
            batch.append(more)
        index = batch[-1].end
        part = _part(words, start, index)
        found += [_clock(one, part, is_tigrinya=is_tigrinya) for one in batch]
    return tuple(dict.fromkeys(found))


def after_clock(words: Words, index: int) -> int | None:
    """The index after "kl. 9.12" or "kl. 9-10.10", where no date stands; None elsewhere."""
    written = _time(words, index) if time_words.CLOCK.at(words, index) else None
    while written and (more := _until(words, written.end)):
        written = more
    if written is None or any(MONTHS.at(words, written.end + gap) for gap in (0, 1)):
        return None  # "at 5th December"
    return written.end


def _time(words: Words, index: int) -> _Written | None:
    at = time_words.AT.at(words, index)
    if at:
        return _hour(words, at[1], is_marked=True)
    if start := time_words.FROM.at(words, index):
        return _from(words, start[1])
    return _hour(words, index, is_marked=False)


def _from(words: Words, index: int) -> _Written | None:
    """The start of "from 9 to 11"; alone, or before a month, it is no time."""
    first = _hour(words, index, is_marked=True)
    last = _until(words, first.end) if first else None
    return None if last is None or MONTHS.at(words, last.end) else first


def _until(words: Words, index: int) -> _Written | None:
    """The end of "9-11" or "8 til 12.30"."""
    until = time_words.UNTIL.at(words, index)
    if until is None:
        return None
    at = time_words.AT.at(words, until[1])
    return _hour(words, at[1] if at else until[1], is_marked=True)


def _hour(words: Words, index: int, *, is_marked: bool) -> _Written | None:
    before = time_words.BEFORE_HOUR.at(words, index)
    if before:
        hour = _number(words, before[1])
        if hour is None or hour not in _CLOCK_FACE:
            return None
        return _shifted(hour, before[0], _end_of_number(words, before[1]))
    if written := _with_minutes(words, index, is_marked=is_marked):
        return written
    hour, end = _number(words, index), _end_of_number(words, index)
    if hour is None or hour > 24:
        return None
    after = time_words.AFTER_HOUR.at(words, end)
    is_said = is_marked or (after is not None and after[0] == 0 and _is_digit(words, index))
    if after and hour in _CLOCK_FACE and is_said:
        return _shifted(hour, after[0], after[1])
    if not is_marked and not (_is_digit(words, index) and _is_part_next(words, end)):
        return None
    if time_words.COUNTED.at(words, end) or words.text(end) in ("/", ":"):
        return None
    return _Written(hour % 24 * 60, _is_24_hour(words, index, hour), end)


def _with_minutes(words: Words, index: int, *, is_marked: bool) -> _Written | None:
    """9:30, 14.30, 9.00; with a sign that may be a date's only where it can be no date."""
    hour, minutes, sign = words.number(index), words.number(index + 2), words.text(index + 1)
    if hour is None or minutes is None or hour > 23 or minutes > 59 or sign not in (":", "."):
        return None
    is_glued = words.glued[index + 1] and words.glued[index + 2]
    if not is_glued or len(words.text(index + 2)) != 2 or words.text(index + 3) in ("/", ":"):
        return None
    if words.text(index + 3) == "." and words.number(index + 4) is not None:
        return None
    if sign == "." and not is_marked and 1 <= minutes <= 12:
        return None
    return _Written(hour * 60 + minutes, _is_24_hour(words, index, hour), index + 3)


def _shifted(hour: int, minutes: int, end: int) -> _Written:
    return _Written((hour * 60 + minutes) % _HALF_DAY, False, end)


def _number(words: Words, index: int) -> int | None:
    named = time_words.HOURS.at(words, index)
    return named[0] if named else words.number(index)


def _end_of_number(words: Words, index: int) -> int:
    named = time_words.HOURS.at(words, index)
    return named[1] if named else index + 1


def _is_digit(words: Words, index: int) -> bool:
    return words.number(index) is not None


def _is_24_hour(words: Words, index: int, hour: int) -> bool:
    return hour not in _CLOCK_FACE or words.text(index).startswith("0")


def _is_part_next(words: Words, index: int) -> bool:
    """Whether pm, in the morning and the like stand right behind a number."""
    return any(
        (part := time_words.PARTS.at(words, start)) is not None and part[0] is not None
        for start in range(index, index + (3 if words.text(index) == "in" else 1))
    )


def _part(words: Words, start: int, end: int) -> Part | None:
    """The part of the day that is named close by, in the same clause: behind before in front."""
    behind = [*range(end, end + _NEAR)]
    in_front = [*range(start - 1, start - 1 - _NEAR, -1)]
    hidden = _no_parts(words, start - 2 * _NEAR, end + _NEAR)
    for index in (*_until_stop(words, behind), *_until_stop(words, in_front)):
        match = time_words.PARTS.at(words, index)
        if match and match[0] and index not in hidden:
            return match[0]
    return None


def _until_stop(words: Words, indices: Sequence[int]) -> Iterator[int]:
    return takewhile(lambda index: words.text(index) not in (",", "?", "."), indices)


def _no_parts(words: Words, start: int, end: int) -> set[int]:
    """Where a greeting such as "good morning" stands."""
    found = ((index, time_words.PARTS.at(words, index)) for index in range(start, end))
    greetings = ((index, match[1]) for index, match in found if match and match[0] is None)
    return {position for first, after in greetings for position in range(first, after)}


def _clock(written: _Written, part: Part | None, *, is_tigrinya: bool) -> Clock:
    if written.is_exact:
        return Clock((_time_at(written.minutes),))
    # Who writes am or pm counts from midnight.
    is_tigrinya = is_tigrinya and part not in (Part.BEFORE_NOON, Part.AFTER_NOON)
    base = written.minutes % _HALF_DAY
    shifts = (0, _COUNTED_FROM) if is_tigrinya else (0,)
    possible = sorted((base + half + s) % _DAY for s in shifts for half in (0, _HALF_DAY))
    if is_tigrinya and part is not Part.NIGHT:
        hours = _WAKING if part is None else _AWAKE
        possible = [one for one in possible if _is_within(one, hours)]
    within = part.value if part else (0, 24)
    kept = [one for one in possible if _is_within(one, within)] or possible
    readings = tuple(_time_at(minutes) for minutes in kept)
    return Clock(readings, needs_asking=is_tigrinya and len(kept) > 1)


def _is_within(minutes: int, hours: tuple[int, int]) -> bool:
    first, last = hours[0] * 60, hours[1] * 60
    return first <= minutes < last or first <= minutes + _DAY < last


def _time_at(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
