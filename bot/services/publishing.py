"""How every answer stands, with how often it is asked for, the worst first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.publishing import TopicStatus
from bot.ports import Library, Records

#: how far back questions are counted
COUNTED = timedelta(days=90)
_ASKED, _NOT_MEANT = "answer_given", "answer_not_meant"


async def status(
    surveyed: Iterable[TopicStatus], records: Records, library: Library, now: datetime
) -> list[TopicStatus]:
    """The topics with their counts, sorted by what hurts most; `now` is UTC.

    Confidential topics are not counted: nothing about them is written down.
    """
    async with records.reading() as reading:
        counts = await reading.ledger.counted((_ASKED, _NOT_MEANT), now - COUNTED)
    counted = [_counted(one, counts) if _is_counted(library, one.id) else one for one in surveyed]
    return sorted(counted, key=lambda one: (-one.hurt, one.id))


def _is_counted(library: Library, topic_id: str) -> bool:
    topic = library.topic(topic_id)
    return topic is not None and not topic.confidential


def _counted(one: TopicStatus, counts: Mapping[tuple[str, str], int]) -> TopicStatus:
    return replace(
        one, asked=counts.get((_ASKED, one.id), 0), not_meant=counts.get((_NOT_MEANT, one.id), 0)
    )
