"""Messages on their way out: leased to one sender, in order per chat."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, and_, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.crypto import Cipher
from bot.adapters.database.messages import PLACE
from bot.adapters.database.tables import messages, outbox
from bot.domain.delivery import Delivery, Origin
from bot.domain.language import Language
from bot.domain.message import Button, Reply
from bot.domain.topic import Recording

#: longer than all time-outs of one send together, so that a lease never runs out under a sender
LEASE = timedelta(seconds=60)
_MOST_CANDIDATES = 16
_DECISIVE = ("id", "chat", "state", "not_before")
# How often a message may be sent when crashes leave open whether it was: a reply must not be lost,
# but one that ends the sender each time must not reach its contact for ever. A caseworker decides
# for their own.
_MOST_SENDS = {Origin.REPLY: 10, Origin.REMINDER: 2, Origin.CORRECTION: 2, Origin.CASEWORKER: 1}
_may_go_again = outbox.c.attempts < case(_MOST_SENDS, value=outbox.c.origin, else_=1)


class OutboxRecords:
    """Implements ports.Outbox."""

    def __init__(self, connection: AsyncConnection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    async def claim(self, channel: str, now: datetime, busy: Sequence[str]) -> Delivery | None:
        """Lease the next due message of a chat not in `busy`; committed before it is sent."""
        found = (await self._connection.execute(_next(channel, now, busy))).one_or_none()
        if found is None:
            return None
        lease = str(uuid.uuid4())
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.id == found.id)
            .values(
                state="sending",
                lease=lease,
                lease_until=now + LEASE,
                attempts=outbox.c.attempts + 1,
            )
        )
        return self._delivery(found, lease)

    async def sent(self, delivery: Delivery, external_id: str, now: datetime) -> None:
        """The channel accepted it."""
        await self._close(delivery, state="sent", external_id=external_id, sent_at=now)

    async def later(self, delivery: Delivery, not_before: datetime, error: str) -> None:
        """It was certainly not sent; try again from `not_before` on."""
        await self._close(
            delivery,
            state="queued",
            attempts=outbox.c.attempts - 1,
            not_before=not_before,
            error=error[:200],
        )

    async def again(self, delivery: Delivery, not_before: datetime, error: str) -> None:
        """It may have been sent; send it once more from `not_before` on."""
        await self._close(delivery, state="queued", not_before=not_before, error=error[:200])

    async def settle(self, delivery: Delivery, state: str, error: str) -> None:
        """Close it as `uncertain`, `blocked`, `failed` or `expired`."""
        await self._close(delivery, state=state, error=error[:200])

    async def recover(self, channel: str, now: datetime) -> int:
        """Requeue or settle what an earlier sender left leased; called by the only sender."""
        orphans = and_(outbox.c.channel == channel, outbox.c.state == "sending")
        result = await self._connection.execute(
            update(outbox)
            .where(orphans)
            .values(state=case((_may_go_again, "queued"), else_="uncertain"), lease=None)
        )
        return result.rowcount

    async def _close(self, delivery: Delivery, **values: object) -> None:
        # The lease is the fence: whoever lost it must not overwrite the newer sender's result.
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.id == delivery.id, outbox.c.lease == delivery.lease)
            .values(lease=None, **values)
        )

    def _delivery(self, row: Row[Any], lease: str) -> Delivery:
        return Delivery(
            id=row.id,
            lease=lease,
            chat=row.chat,
            origin=Origin(row.origin),
            attempts=row.attempts + 1,
            reply=Reply(
                text=self._cipher.open(row.text, PLACE),
                small_print=row.small_print,
                language=Language(row.language),
                buttons=tuple(Button(**button) for button in row.buttons),
                topic=row.topic,
                version=row.version,
                recording=Recording.of(row.recording),
            ),
        )


def _next(channel: str, now: datetime, busy: Sequence[str]) -> Select[Any]:
    candidates = _candidates(channel, now, busy).subquery()
    return (
        select(
            outbox,
            messages.c.text,
            messages.c.small_print,
            messages.c.language,
            messages.c.buttons,
            messages.c.topic,
            messages.c.version,
            messages.c.recording,
        )
        .join(messages)
        .join(candidates, candidates.c.id == outbox.c.id)
        .where(outbox.c.state == "queued")
        .order_by(candidates.c.turn, outbox.c.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=outbox)
    )


def _candidates(channel: str, now: datetime, busy: Sequence[str]) -> Select[Any]:
    # The first open message of each chat in one pass: asking of each message whether an earlier
    # one waits takes seconds when thousands are queued. More than one, as others claim too.
    place = func.row_number().over(partition_by=outbox.c.chat, order_by=outbox.c.id)
    # Who waits for a reply does not wait for others' bulk, even behind bulk of their own.
    turn = func.min(_turn(outbox)).over(partition_by=outbox.c.chat)
    waiting = (
        select(*(outbox.c[name] for name in _DECISIVE), place.label("place"), turn.label("turn"))
        .where(outbox.c.channel == channel, outbox.c.state.in_(("queued", "sending")))
        .subquery()
    )
    is_due = or_(waiting.c.not_before.is_(None), waiting.c.not_before <= now)
    return (
        select(waiting.c.id, waiting.c.turn)
        .where(waiting.c.place == 1, waiting.c.state == "queued", is_due)
        .where(waiting.c.chat.not_in(busy))
        .order_by(waiting.c.turn, waiting.c.id)
        .limit(_MOST_CANDIDATES)
    )


def _turn(table: FromClause) -> ColumnElement[int]:
    # People who wait come before bulk.
    return case((table.c.origin.in_((Origin.REMINDER, Origin.CORRECTION)), 1), else_=0)
