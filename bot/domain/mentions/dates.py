"""Reads dates with a day of the month: 24/11, 24. november, ٢٤ نوفمبر, the 5th."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.mentions import day_words
from bot.domain.mentions.stretch import Stretch
from bot.domain.mentions.time_words import COUNTED
from bot.domain.words import Words

#: nobody writes about days further away than this
FURTHEST = timedelta(days=366)
#: a date without a year that passed no longer ago than this is meant as passed
PASSED = timedelta(days=60)
_LONGEST_MONTH = 31
_YEARS = range(1900, 3000)
#: "open 24/7" is no date
_ALWAYS = [24, 7]


def find_date(words: Words, index: int, today: date) -> Stretch | None:
    """The date that begins at that word; without a year the one that is nearest ahead."""
    start = _after_article(words, index)
    return (
        _in_numbers(words, start, today)
        or _range_in_month(words, start, today)
        or _with_month(words, start, today)
        or _month_first(words, start, today)
        or _day_of_month(words, index, today)
    )


def _after_article(words: Words, index: int) -> int:
    """Past the first words of "den 24. december", "d. 24/12", "يوم 24/12"."""
    article = day_words.DAY_OF_MONTH.at(words, index)
    if article is None:
        return index
    return article[1] + 1 if words.text(article[1]) == "." else article[1]


def _in_numbers(words: Words, index: int, today: date) -> Stretch | None:
    """24/11, 24.11, 24.11.2026, 24-11-2026, 2026-11-24."""
    numbers, signs, end = [words.number(index)], [""], index + 1
    while words.text(end) in ("/", ".", "-") and words.glued[end] and len(numbers) <= 3:
        if words.number(end + 1) is None or not words.glued[end + 1]:
            break
        signs.append(words.text(end))
        numbers.append(words.number(end + 1))
        end += 2
    match numbers:
        case [int(day), int(month)] if signs[1] != "-" and numbers != _ALWAYS:
            return _stretch(_nearest(day, month, today), end)
        case [int(day), int(month), int(year)] if day <= _LONGEST_MONTH:
            return _stretch(_in_year(day, month, year % 100 + 2000, today), end)
        case [int(year), int(month), int(day)]:
            return _stretch(_in_year(day, month, year, today), end)
        case _:
            return None


def _range_in_month(words: Words, index: int, today: date) -> Stretch | None:
    """24.-26. november, from 24 to 26 November, 24-26/11."""
    number = words.number(index)
    until = day_words.UNTIL.at(words, _after_ordinal(words, index + 1)) if number else None
    if not number or until is None:
        return None
    last = _with_month(words, until[1], today) or _in_numbers(words, until[1], today)
    if last is None or last.last.day <= number:
        return None
    return Stretch(last.end, last.last.replace(day=number), last.last)


def _with_month(words: Words, index: int, today: date) -> Stretch | None:
    """24. november 2026, 24th of November, ٢٤ نوفمبر, 24 ሕዳር."""
    day = words.number(index)
    month = day_words.MONTHS.at(words, _after_ordinal(words, index + 1)) if day else None
    if day is None or month is None:
        return None
    return _perhaps_with_year(words, day, month, today)


def _month_first(words: Words, index: int, today: date) -> Stretch | None:
    """November 24th."""
    month = day_words.MONTHS.at(words, index)
    day = words.number(month[1]) if month else None
    if day is None or month is None:
        return None
    return _perhaps_with_year(words, day, (month[0], _after_ordinal(words, month[1] + 1)), today)


def _day_of_month(words: Words, index: int, today: date) -> Stretch | None:
    """den 3., the 5th, يوم ١٥: the next day of that number."""
    start = _after_article(words, index)
    number = words.number(start) if start > index else None
    if number is None:
        return None
    end = _after_ordinal(words, start + 1)
    if day_words.MONTHS.at(words, end) or words.text(end) == "/" or _is_glued_number(words, end):
        return None  # a whole date, of a day that there is not
    is_counted = COUNTED.at(words, end) is not None  # "the 4th time"
    if is_counted or (words.text(index) == "the" and end == start + 1):  # "the 2 boys"
        return None
    ahead = (today + timedelta(days=number) for number in range(2 * _LONGEST_MONTH))
    return _stretch(next((day for day in ahead if day.day == number), None), end)


def _is_glued_number(words: Words, index: int) -> bool:
    return words.number(index) is not None and words.glued[index]


def _after_ordinal(words: Words, index: int) -> int:
    while words.text(index) in (".", "st", "nd", "rd", "th", "of", "من"):
        index += 1
    return index


def _perhaps_with_year(
    words: Words, day: int, month_and_end: tuple[int, int], today: date
) -> Stretch | None:
    month, end = month_and_end
    year = words.number(end)
    if year in _YEARS:
        return _stretch(_in_year(day, month, year or 0, today), end + 1)
    return _stretch(_nearest(day, month, today), end)


def _in_year(day: int, month: int, year: int, today: date) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:  # there is no such day
        return None
    return found if abs(found - today) <= FURTHEST else None


def _nearest(day: int, month: int, today: date) -> date | None:
    years = (today.year - 1, today.year, today.year + 1)
    found = (_in_year(day, month, year, today) for year in years)
    return next((one for one in found if one and one >= today - PASSED), None)


def _stretch(day: date | None, end: int) -> Stretch | None:
    return Stretch(end, day, day) if day else None
