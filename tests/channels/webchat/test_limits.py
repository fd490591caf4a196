"""How much one browser may send."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.channels.webchat.limits import Pace, Turns

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


def test_pace_counts_each_browser_alone() -> None:
    pace = Pace(2)
    assert [pace.allows("a", NOON) for _ in range(3)] == [True, True, False]
    assert pace.allows("b", NOON)


def test_pace_counts_any_minute() -> None:
    pace = Pace(2)
    moments = [NOON + timedelta(seconds=seconds) for seconds in (0, 40, 59, 60, 61, 100)]
    assert [pace.allows("a", moment) for moment in moments] == [
        True,
        True,
        False,
        True,
        False,
        True,
    ]


def test_pace_forgets_who_has_left() -> None:
    pace = Pace(2)
    for number in range(10_001):
        pace.allows(str(number), NOON)
    pace.allows("late", NOON + timedelta(minutes=2))
    assert len(pace._times) == 1


async def test_turns_keep_no_lock_that_nobody_holds() -> None:
    turns = Turns()
    async with turns.of("a"):
        assert turns.of("a").locked()
    assert not turns.of("a").locked()
    assert len(turns._locks) == 0
