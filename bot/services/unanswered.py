"""Keeps the messages that we could not answer, and forgets them when their time is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.domain.message import MessageKind, StoredMessage
from bot.domain.taxonomy import TOPICS
from bot.domain.unanswered import KEPT_FOR, Miss, Missed, Reason, is_same, mask, script_of
from bot.domain.understanding import DANGER, LONGEST_READ, OUT_OF_SCOPE, Understanding
from bot.i18n import COPENHAGEN
from bot.ports import Library, Records, Transaction
from bot.services import buttons
from bot.services.turn import Turn

#: no question is looked for further back than this many messages
_MEMORY = 40
#: a longer message after a choice is a question of its own, not a typed answer
_MOST_WORDS_OF_A_TYPED_CHOICE = 3
_WRITTEN = (MessageKind.TEXT, MessageKind.EDIT)
#: presses that show the same answer in another form
_SAME_AGAIN = (buttons.USE, buttons.SIDE_BY_SIDE, buttons.LISTEN)


async def keep(records: Transaction, turn: Turn, readings: Sequence[Understanding | None]) -> None:
    """Keep what this turn missed, once a day for each contact; nothing of danger.

    `readings` are those of the whole message and of its parts; None where the model was away.
    Nobody may know who asked about a confidential topic: such a message is kept without the
    contact, the topics and the time of day. The message must be among the records already.
    """
    if turn.missed is None:
        return
    question = await _asked(records, turn, turn.missed)
    if question is None:
        return
    about = _about(turn.missed, question, readings)
    if any(one in DANGER for one in about):
        return
    missed = _made(turn, turn.missed, question, about)
    today = midnight_before(turn.now)
    if not about or any(_is_private(turn.library, one) for one in about):
        missed = replace(
            missed,
            contact_id=None,
            answered=None,
            offered=(),
            likeliest=None,
            at=today,
        )
    before = await records.unanswered.of(missed.contact_id, midnight_before(missed.at))
    if not any(is_same(one.text, missed.text) for one in before):
        await records.unanswered.add(missed)


async def forget_old(records: Records, now: datetime) -> int:
    """Delete what was asked 90 days ago or longer; `now` is UTC. Returns how many there were."""
    async with records.transaction() as writing:
        return await writing.unanswered.forget(now - KEPT_FOR)


def midnight_before(now: datetime) -> datetime:
    """When the Danish day of that instant began, in UTC."""
    local = now.astimezone(COPENHAGEN)
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


@dataclass(frozen=True)
class Question:
    """What a contact asked, and what was offered to choose from before it was answered."""

    said: StoredMessage
    offered: tuple[str, ...] = ()


def question_of(history: Sequence[StoredMessage], miss: Miss) -> Question | None:
    """The question that was answered wrongly, or to which nothing on offer was right.

    `history` ends before the message that says so. None where nothing was asked in words, such
    as when the topic was chosen in the menu.
    """
    replies = [index for index, one in enumerate(history) if one.is_ours and _is_about(one, miss)]
    if not replies:
        return None
    offered = _offered(history[replies[-1]])
    before = history[: replies[-1]]
    while said := _last_said(before):
        before = before[: before.index(said)]
        choice = _offered(before[-1]) if before and before[-1].is_ours else ()
        is_choosing = miss.answered in choice
        if said.kind in _WRITTEN and not (is_choosing and _is_short(said.text)):
            return Question(said, offered)
        if not (is_choosing or said.text.startswith(_SAME_AGAIN)):
            return None
        offered = (*offered, *(choice if is_choosing else ()))
    return None


async def _asked(records: Transaction, turn: Turn, miss: Miss) -> Question | None:
    is_about_earlier = miss.reason is Reason.NOT_MEANT
    limit = _MEMORY if is_about_earlier else 1
    *history, said = await records.messages.after(turn.message.address, 0, limit)
    if is_about_earlier:
        return question_of(history, miss)
    return Question(said) if said.kind in _WRITTEN else None


def _about(miss: Miss, question: Question, readings: Sequence[Understanding | None]) -> list[str]:
    """Every id that the question may be about, what we took it for first."""
    if miss.reason is Reason.NOT_MEANT:
        return [*filter(None, [miss.answered]), *question.offered]
    return [intent for one in filter(None, readings) for intent in _thought(one)]


def _made(turn: Turn, miss: Miss, question: Question, about: Sequence[str]) -> Missed:
    said = question.said
    return Missed(
        contact_id=turn.contact.id,
        text=mask(said.text)[:LONGEST_READ],
        language=said.language or turn.language,
        script=script_of(said.text),
        reason=miss.reason,
        answered=miss.answered,
        offered=question.offered,
        likeliest=about[0] if about else None,
        at=said.at,
    )


def _thought(understanding: Understanding) -> list[str]:
    """The likeliest id, and the likeliest topic where that is another one."""
    inside = [one.intent for one in understanding.candidates if one.intent != OUT_OF_SCOPE]
    topics = [intent for intent in inside if intent in TOPICS]
    return list(dict.fromkeys([*inside[:1], *topics[:1]]))


def _is_private(library: Library, topic_id: str) -> bool:
    # A topic whose files are broken right now may be confidential, too.
    topic = library.topic(topic_id)
    return topic_id in TOPICS and (topic is None or topic.confidential)


def _is_about(reply: StoredMessage, miss: Miss) -> bool:
    return reply.topic == miss.answered if miss.answered else bool(_offered(reply))


def _offered(reply: StoredMessage) -> tuple[str, ...]:
    """The ids that a question offered to choose from; none where it was no such question."""
    ids = [button.id for button in reply.buttons]
    about = (one.removeprefix(buttons.ABOUT) for one in ids if one.startswith(buttons.ABOUT))
    return tuple(about) if buttons.NONE_OF_THESE in ids else ()


def _last_said(history: Sequence[StoredMessage]) -> StoredMessage | None:
    return next((one for one in reversed(history) if not one.is_ours), None)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_OF_A_TYPED_CHOICE
