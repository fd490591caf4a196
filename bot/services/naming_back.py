"""Names back the days and times that a message spoke of, and asks where a time is unclear."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain import mentions
from bot.domain.mentions import Clock
from bot.services.turn import Turn

#: from so many days in a row on only the first and the last are named
_LONG = 3
#: more lines than this help nobody
_MOST_LINES = 7


def days_and_times(turn: Turn) -> str:
    """What we understood of the days, and what we must ask about the times; may be empty."""
    found = mentions.find(turn.text, turn.language, turn.now)
    paragraphs = [_days(turn, found.days), *_times(turn, found.times)]
    return "\n\n".join(filter(None, paragraphs))


def _days(turn: Turn, days: Sequence[date]) -> str:
    lines = [f"- {_named(turn, stretch)}" for stretch in _in_rows(days)]
    if not 0 < len(lines) <= _MOST_LINES:
        return ""
    return "\n\n".join((turn.say("You write about:"), "\n".join(lines)))


def _in_rows(days: Sequence[date]) -> list[list[date]]:
    rows: list[list[date]] = []
    for day in days:
        if rows and day - rows[-1][-1] == timedelta(days=1):
            rows[-1].append(day)
        else:
            rows.append([day])
    return [part for row in rows for part in ([row] if len(row) >= _LONG else [[d] for d in row])]


def _named(turn: Turn, row: Sequence[date]) -> str:
    first, last = (turn.say.day(day).replace("\n", " ") for day in (row[0], row[-1]))
    if len(row) == 1:
        return first
    return turn.say("from {first} to {last}", first=first, last=last)


def _times(turn: Turn, times: Sequence[Clock]) -> list[str]:
    asked = [clock for clock in times if clock.needs_asking][:_MOST_LINES]
    if not asked:
        return []
    questions = [
        turn.say(
            "Which time do you mean: {times}?",
            times=" / ".join(turn.say.hour(reading) for reading in clock.readings),
        )
        for clock in asked
    ]
    return [
        *questions,
        turn.say("All times from the municipality are in Danish 24-hour time."),
    ]
