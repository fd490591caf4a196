"""When a topic is served."""

from __future__ import annotations

from datetime import date

from bot.domain.topic import Escalation, Topic

DAY = date(2026, 11, 21)


def topic(**dates: date) -> Topic:
    return Topic(
        id="contract",
        owner="integrationsteamet",
        sources=(),
        reviewed_on=DAY,
        review_due=DAY,
        escalation=Escalation.OFFER,
        **dates,
    )


def test_a_topic_without_dates_is_served() -> None:
    assert topic().is_served_on(DAY)


def test_both_ends_of_the_validity_are_served() -> None:
    limited = topic(valid_from=DAY, valid_until=DAY)
    assert limited.is_served_on(DAY)
    assert not limited.is_served_on(date(2026, 11, 20))
    assert not limited.is_served_on(date(2026, 11, 22))
