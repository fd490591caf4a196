"""Bots as processes of their own that may kill themselves at a named point."""

from __future__ import annotations

import asyncio
import functools
import itertools
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from bot.adapters.crypto import Cipher
from bot.adapters.database.engine import open_engine
from bot.adapters.database.inbox import InboxRecords
from bot.adapters.database.outbox import OutboxRecords
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.schema import migrate
from bot.channels.telegram import sender
from bot.channels.telegram.api import Api
from tests.channels.telegram.echo import Echo, make_channel
from tests.conftest import KEY

#: name -> the call, whether we die before or after it, and the which time
POINTS: dict[str, tuple[type, str, str, int]] = {
    "before_confirm": (Api, "updates", "before", 2),
    "before_commit": (InboxRecords, "done", "after", 7),
    "after_claim": (Api, "send", "before", 7),
    "after_send": (Api, "send", "after", 7),
    "before_ack": (OutboxRecords, "sent", "after", 7),
}


def arm(point: str) -> None:
    """Make one of the points deadly."""
    owner, name, moment, last = POINTS[point]
    setattr(owner, name, deadly(getattr(owner, name), moment, last))


def deadly(call: Callable[..., Any], moment: str, last: int) -> Callable[..., Any]:
    passes = itertools.count(1)

    @functools.wraps(call)
    async def wrapper(*args: Any) -> Any:
        is_last = next(passes) >= last
        if is_last and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = await call(*args)
        if is_last:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return wrapper


async def main(telegram_url: str, database_url: str, point: str) -> None:
    engine = open_engine(database_url)
    await migrate(engine)
    records = DatabaseRecords(engine, Cipher(KEY))
    sender.PATIENCE = 5.0  # on a busy machine a send that is only slow must not open a lane
    if point in POINTS:
        arm(point)
    await make_channel(telegram_url, records, Echo(records)).run()


def serve(telegram_url: str, database_url: str) -> None:
    """For each line read, one bot process; its id and its end are printed.

    Forked from a process that has loaded everything, it starts in a moment.
    """
    for line in sys.stdin:
        child = os.fork()
        if not child:
            asyncio.run(main(telegram_url, database_url, line.strip()))
        _tell(child)
        _tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def _tell(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    serve(*sys.argv[1:])
