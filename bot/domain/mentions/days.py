"""Finds the days that a message speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.domain.mentions import day_words
from bot.domain.mentions.dates import FURTHEST, find_date
from bot.domain.mentions.day_words import Week, Which
from bot.domain.mentions.stretch import WEEK, Stretch
from bot.domain.mentions.times import after_clock
from bot.domain.words import SIGNS, Words

#: a longer stretch of days is not understood
LONGEST_RANGE = 14
#: more days than this in one message are more than anybody could name back
MOST_DAYS = 31


def find_days(words: Words, today: date) -> tuple[date, ...]:
    """The days in order; `today` is the Danish date. What is no date is passed over."""
    days = {
        found.first + timedelta(days=number)
        for found in _ranges(words, today)
        for number in range((found.last - found.first).days + 1)
    }
    return tuple(sorted(days))[:MOST_DAYS]


def _ranges(words: Words, today: date) -> Iterator[Stretch]:
    index = 0
    while index < len(words):
        if clock := after_clock(words, index):
            index = clock
            continue
        found = _day(words, index, today)
        if found and (second := _second(words, found.end, today)):
            found = found.until(second)
        if found and 0 <= (found.last - found.first).days < LONGEST_RANGE:
            yield found
        index = found.end if found else _after_no_day(words, index)


def _second(words: Words, index: int, today: date) -> Stretch | None:
    until = day_words.UNTIL.at(words, index)
    if until:
        return _day(words, until[1], today)
    # In Arabic "to the" is part of the word: من الاثنين للأربعاء.
    return _day(words, index, today) if words.text(index).startswith("ل") else None


def _after_no_day(words: Words, index: int) -> int:
    if looks_like := day_words.RELATIVE.at(words, index):
        return looks_like[1]
    which = day_words.WHICH.at(words, index)
    weekday = day_words.WEEKDAYS.at(words, which[1]) if which else None
    return weekday[1] if weekday else index + 1  # "every Thursday" is no Thursday


def _day(words: Words, index: int, today: date) -> Stretch | None:
    if words.text(index) in SIGNS:
        return None
    looks_like = day_words.RELATIVE.at(words, index)
    if words.texts[index].isdecimal() or (looks_like and looks_like[0] is None):
        return find_date(words, index, today)
    return (
        _relative(words, index, today)
        or _week(words, index, today)
        or _last_weekday(words, index, today)
        or _weekday(words, index, today)
        or _in_days(words, index, today)
        or find_date(words, index, today)
    )


def _relative(words: Words, index: int, today: date) -> Stretch | None:
    match = day_words.RELATIVE.at(words, index)
    if match is None or match[0] is None:
        return None
    offset, end = match
    day = today + timedelta(days=offset or 0)
    # "today, Thursday" is one day.
    same = day_words.WEEKDAYS.at(words, end + 1 if words.text(end) == "," else end)
    return Stretch(same[1] if same and same[0] == day.weekday() else end, day, day)


def _week(words: Words, index: int, today: date) -> Stretch | None:
    match = day_words.WEEKS.at(words, index)
    if match is None:
        return None
    monday = today - timedelta(days=today.weekday())
    first, last = {
        Week.THIS: (today, monday + timedelta(days=6)),
        Week.NEXT: (monday + timedelta(days=7), monday + timedelta(days=13)),
        Week.WEEKEND: (max(today, monday + timedelta(days=5)), monday + timedelta(days=6)),
    }[match[0]]
    weekday = day_words.WEEKDAYS.at(words, match[1])  # "next week Thursday"
    if weekday and match[0] is Week.NEXT:
        day = first + timedelta(days=weekday[0])
        return Stretch(weekday[1], day, day)
    return Stretch(match[1], first, last)


def _last_weekday(words: Words, index: int, today: date) -> Stretch | None:
    match = day_words.LAST_WEEKDAYS.at(words, index)
    if match is None:
        return None
    day = today - timedelta(days=(today.weekday() - match[0] - 1) % WEEK + 1)
    return Stretch(match[1], day, day)


def _weekday(words: Words, index: int, today: date) -> Stretch | None:
    before = day_words.WHICH.at(words, index)
    match = day_words.WEEKDAYS.at(words, before[1] if before else index)
    if match is None:
        return None
    weekday, end = match
    after = day_words.WHICH.at(words, end)
    if after and not day_words.WEEKDAYS.at(words, after[1]):
        end = after[1]
    which = before or after
    if which and which[0] is Which.EVERY:
        return None
    if dated := _date_of(weekday, words, end, today):
        return dated
    week = _next_week(words, end)
    ahead = (weekday - today.weekday()) % WEEK
    if week:
        ahead, end = WEEK - today.weekday() + weekday, week
    elif which and which[0] is Which.LAST:
        ahead = ahead - WEEK
    elif ahead == 0 and not (which and which[0] is Which.THIS):
        ahead = WEEK  # for the day that it is people say "today"
    day = today + timedelta(days=ahead)
    return Stretch(end, day, day, weekday)


def _date_of(weekday: int, words: Words, index: int, today: date) -> Stretch | None:
    """The date behind a weekday, as in "torsdag d. 24. december", where it is one."""
    found = find_date(words, index + 1 if words.text(index) == "," else index, today)
    return found if found and found.first.weekday() == weekday else None


def _next_week(words: Words, index: int) -> int | None:
    """The end of "next week" after a weekday, perhaps behind a small word such as "in"."""
    for start in (index, index + 1):
        match = day_words.WEEKS.at(words, start)
        if match and match[0] is Week.NEXT:
            return match[1]
    return None


def _in_days(words: Words, index: int, today: date) -> Stretch | None:
    match = day_words.IN.at(words, index)
    number = words.number(match[1]) if match else None
    if match is None or number is None:
        return None
    days = day_words.DAYS.at(words, match[1] + 1)
    if days is None or number > FURTHEST.days:
        return None
    day = today + timedelta(days=number)
    return Stretch(days[1], day, day)
