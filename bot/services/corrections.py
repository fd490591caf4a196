"""Finds the contacts who got an older answer, and tells each of them once that it is corrected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.delivery import Origin
from bot.domain.language import Language
from bot.domain.ledger import Entry
from bot.domain.message import Address, Button, Reply
from bot.domain.topic import Answer
from bot.errors import Conflict
from bot.i18n import COPENHAGEN, Phrases, isolate_foreign
from bot.ports import Library, Records, Transaction
from bot.services import buttons

#: ledger entries that say that somebody got an answer
ANSWERED = ("answer_given", "answer_compared", "answer_heard")
QUEUED = "correction_queued"


@dataclass(frozen=True, kw_only=True)
class Affected:
    """A contact who got an older answer; of several the last."""

    contact_id: int
    language: Language  #: of that answer
    version: str
    at: datetime  #: UTC


class Outcome(StrEnum):
    """What becomes of one contact's correction."""

    QUEUED = "queued"
    TOLD_BEFORE = "told before"
    UNREACHABLE = "unreachable"
    OUTDATED = "outdated"  #: the text in the contact's language is not up to date yet
    BROKEN = "broken"  #: the contact's ledger was changed by somebody; look into it


@dataclass(frozen=True, kw_only=True)
class Step:
    """What one contact is to be told, or why nothing."""

    outcome: Outcome
    affected: Affected
    address: Address | None = None
    answer: Answer | None = None  #: the new one, in the contact's language


class Corrections:
    """Corrects answers that were given."""

    def __init__(self, records: Records, library: Library, phrases: Phrases) -> None:
        self._records = records
        self._library = library
        self._phrases = phrases

    async def affected(self, topic_id: str, since: datetime) -> list[Affected]:
        """Who got an answer since then that is not the answer now, longest ago first."""
        async with self._records.reading() as records:
            given = await records.ledger.about(topic_id, ANSWERED, since)
        last: dict[int, Affected] = {}
        for contact_id, entry in given:
            if not self._is_current(entry):
                last.pop(contact_id, None)
                last[contact_id] = _affected(contact_id, entry)
        return list(last.values())

    def message(self, answer: Answer, at: datetime) -> Reply:
        """What a contact is told who got an older answer at that moment; `answer` is the new."""
        language = answer.language
        say = self._phrases.speaker(language)
        text = say(
            "We have corrected our answer “{title}”. What you got from us on {date} is not right "
            "any more. Please read the new answer.",
            title=answer.title,
            date=say.date(at.astimezone(COPENHAGEN).date()),
        )
        new = isolate_foreign(say("Read the new answer"), language)
        return Reply(
            text=isolate_foreign(text, language),
            language=language,
            buttons=(Button(buttons.ABOUT + answer.topic, new),),
        )

    async def plan(self, topic_id: str, one: Affected, now: datetime) -> Step:
        """What `correct` would do for one contact; nothing is sent or noted."""
        async with self._records.transaction() as records:
            return await self._step(records, topic_id, one, now)

    async def correct(self, topic_id: str, one: Affected, *, now: datetime, by: str) -> Step:
        """Queue the correction for one contact, in their language, once for this version.

        `by` is who ordered it. Message and ledger entry are kept together or not at all.
        """
        async with self._records.transaction() as records:
            step = await self._step(records, topic_id, one, now)
            if step.address and step.answer:
                reply = self.message(step.answer, one.at)
                await records.messages.add_reply(step.address, reply, now, Origin.CORRECTION)
                await records.ledger.append(one.contact_id, _entry(step, now, by))
        return step

    async def _step(
        self, records: Transaction, topic_id: str, one: Affected, now: datetime
    ) -> Step:
        contact = await records.contacts.lock(one.contact_id)
        try:
            is_told = self._is_told(topic_id, await records.ledger.entries(one.contact_id))
        except Conflict:
            return Step(outcome=Outcome.BROKEN, affected=one)
        if is_told:
            return Step(outcome=Outcome.TOLD_BEFORE, affected=one)
        answer = self._library.answer(topic_id, contact.language or one.language, now)
        if answer is None or answer.is_outdated:
            return Step(outcome=Outcome.OUTDATED, affected=one)
        address = await records.contacts.reached_at(one.contact_id)
        if address is None:
            return Step(outcome=Outcome.UNREACHABLE, affected=one)
        return Step(outcome=Outcome.QUEUED, affected=one, address=address, answer=answer)

    def _is_told(self, topic_id: str, entries: Iterable[Entry]) -> bool:
        """Whether the last older answer was followed by a correction to the text as it is now."""
        is_told = False
        for entry in entries:
            if entry.about == topic_id and entry.kind in (QUEUED, *ANSWERED):
                if entry.kind == QUEUED:
                    is_told = is_told or self._is_current(entry)
                elif not self._is_current(entry):
                    is_told = False
        return is_told

    def _is_current(self, entry: Entry) -> bool:
        return self._library.is_current(
            entry.about,
            Language(str(entry.details["language"])),
            str(entry.details["version"]),
            str(entry.details.get("meaning", "")),
        )


def _entry(step: Step, now: datetime, by: str) -> Entry:
    assert step.answer, "only what is sent is noted"
    details = {
        "language": step.answer.language,
        "version": step.answer.version,
        "meaning": step.answer.meaning,
        "instead_of": step.affected.version,
    }
    return Entry(kind=QUEUED, about=step.answer.topic, details=details, at=now, by=by)


def _affected(contact_id: int, entry: Entry) -> Affected:
    return Affected(
        contact_id=contact_id,
        language=Language(str(entry.details["language"])),
        version=str(entry.details["version"]),
        at=entry.at,
    )
