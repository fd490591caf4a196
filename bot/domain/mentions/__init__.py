"""Finds days, times, languages and activities in what a contact wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.language import Language
from bot.domain.mentions.activities import Activity, find_activities
from bot.domain.mentions.days import find_days
from bot.domain.mentions.languages import find_languages, wanted_language
from bot.domain.mentions.times import Clock, find_times
from bot.domain.words import read_words

__all__ = ["Activity", "Clock", "Mentions", "find", "wanted_language"]

_COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True)
class Mentions:
    """What a message names; each empty where it names none."""

    days: tuple[date, ...] = ()  #: Danish dates, earliest first
    times: tuple[Clock, ...] = ()
    languages: tuple[Language, ...] = ()
    activities: tuple[Activity, ...] = ()


def find(text: str, language: Language | None, now: datetime) -> Mentions:
    """What a message in that language names; `now` is UTC, days and times are Danish.

    Words of all languages are known in every message, because people mix them; in a Tigrinya one
    hours may be counted from six.
    """
    words = read_words(text)
    return Mentions(
        days=find_days(words, now.astimezone(_COPENHAGEN).date()),
        times=find_times(words, language),
        languages=find_languages(words),
        activities=find_activities(words),
    )
