"""When a topic is served, and what its recordings are called."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.language import Language
from bot.domain.topic import Escalation, Recording, Topic

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


def test_a_recording_is_found_by_its_name() -> None:
    recording = Recording("contract", Language.TIGRINYA, "1a2b3c4d5e6f")
    assert recording.name == "contract/ti/1a2b3c4d5e6f"
    assert Recording.of(recording.name) == recording


@pytest.mark.parametrize(
    "name",
    [
        None,
        "",
        "contract/ti",
        "contract/xx/1a2b3c4d5e6f",
        "contract/TI/1a2b3c4d5e6f",
        "contract/ti/1a2b3c4d5e6",
        "contract/ti/1a2b3c4d5e6f\n",
        "../ti/1a2b3c4d5e6f",
        "a/b/ti/1a2b3c4d5e6f",
        f"{'a' * 61}/ti/1a2b3c4d5e6f",
    ],
)
def test_other_names_are_of_no_recording(name: str | None) -> None:
    assert Recording.of(name) is None
