"""Reads the messages that could not be answered, grouped by what they ask."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.adapters import nlu_grouping
from bot.domain.unanswered import Group, Unanswered, gathered
from bot.ports import Records
from bot.services.unanswered import forget_old


async def read_unanswered(records: Records, now: datetime) -> Sequence[Unanswered]:
    """Every message that is kept, oldest first; those whose time is over are deleted now."""
    await forget_old(records, now)
    async with records.reading() as reading:
        return await reading.unanswered.all()


async def group(home: Path, messages: Sequence[Unanswered]) -> Sequence[Group]:
    """Those that nobody has adopted in groups, largest first.

    Raises NluUnavailable where Rasa's environment is missing.
    """
    waiting = [message for message in messages if message.adopted_as is None]
    if not waiting:
        return []
    labels = await asyncio.to_thread(nlu_grouping.group, home, waiting)
    return gathered(waiting, labels)
