"""What hurts most comes first."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.language import Language
from bot.domain.publishing import TextState, TopicStatus

FINE = TopicStatus(
    id="a", states=dict.fromkeys(Language, TextState.NATIVE_REVIEWED), asked=100, not_meant=0
)


def with_state(state: TextState, asked: int = 0) -> TopicStatus:
    return replace(FINE, states={**FINE.states, Language.TIGRINYA: state}, asked=asked)


def test_a_confirmed_topic_does_not_hurt() -> None:
    assert FINE.hurt == 0


def test_missing_hurts_more_than_outdated_and_draft() -> None:
    hurts = [
        with_state(state).hurt for state in (TextState.MISSING, TextState.OUTDATED, TextState.DRAFT)
    ]
    assert hurts == sorted(set(hurts), reverse=True)
    assert hurts[-1] > 0


def test_a_fault_hurts_more_the_more_people_ask() -> None:
    assert with_state(TextState.DRAFT, asked=20).hurt > with_state(TextState.MISSING).hurt


def test_a_missed_review_and_wrong_answers_hurt() -> None:
    assert replace(FINE, is_overdue=True).hurt > 0
    assert replace(FINE, not_meant=1).hurt > 0


def test_a_refused_text_hurts_like_a_missing_one() -> None:
    assert with_state(TextState.REFUSED).hurt == with_state(TextState.MISSING).hurt


def test_a_topic_outside_its_dates_hurts_like_a_missed_review() -> None:
    assert replace(FINE, is_valid_today=False).hurt == replace(FINE, is_overdue=True).hurt
