"""Reads the messages that could not be answered, and turns them into training messages."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.adapters import nlu_grouping, training_files
from bot.adapters.training_files import Adoption
from bot.domain.unanswered import Group, Unanswered, gathered
from bot.i18n import COPENHAGEN
from bot.ports import Records
from bot.services.unanswered import forget_old
from bot.settings import Settings


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


async def adopt(
    settings: Settings,
    records: Records,
    intent: str,
    messages: Sequence[Unanswered],
    now: datetime,
) -> Adoption:
    """Write the messages into patches and note it; `now` is UTC.

    Left alone are those that somebody else adopted since they were read. Raises InvalidData
    when a file cannot be read or written; then nothing was written.
    """
    folder, today = settings.data_folder / "nlu-patches", now.astimezone(COPENHAGEN).date()
    with training_files.alone(settings.data_folder):
        kept = await read_unanswered(records, now)
        waiting = {one.id for one in kept if one.adopted_as is None}
        chosen = [message for message in messages if message.id in waiting]
        adoption = training_files.adopt(settings.home, folder, intent, chosen, today)
        async with records.transaction() as writing:
            await writing.unanswered.adopt(adoption.settled, intent)
    return adoption
