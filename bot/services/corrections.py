"""Finds the contacts who got an older answer, and tells each of them once that it is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.delivery import Origin
from bot.domain.language import Language
from bot.domain.ledger import Entry
from bot.domain.message import Button, Reply
from bot.domain.topic import Answer
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
    """What became of one contact's correction."""

    QUEUED = "queued"
    TOLD_BEFORE = "told before"
    UNREACHABLE = "unreachable"


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

    async def correct(self, topic_id: str, one: Affected, *, now: datetime, by: str) -> Outcome:
        """Queue the correction for one contact, in their language, once for this version.

        `by` is who ordered it. Message and ledger entry are kept together or not at all.
        """
        async with self._records.transaction() as records:
            contact = await records.contacts.lock(one.contact_id)
            if await self._is_told(records, topic_id, one.contact_id):
                return Outcome.TOLD_BEFORE
            address = await records.contacts.reached_at(one.contact_id)
            language = contact.language or one.language
            answer = self._library.answer(topic_id, language, now)
            if address is None or answer is None:
                return Outcome.UNREACHABLE
            reply = self.message(answer, one.at)
            await records.messages.add_reply(address, reply, now, Origin.CORRECTION)
            details = {
                "language": language,
                "version": answer.version,
                "meaning": answer.meaning,
                "instead_of": one.version,
            }
            entry = Entry(kind=QUEUED, about=topic_id, details=details, at=now, by=by)
            await records.ledger.append(one.contact_id, entry)
        return Outcome.QUEUED

    async def told(self, topic_id: str, affected: Iterable[Affected]) -> int:
        """How many of them have been told about the text as it is now."""
        async with self._records.reading() as records:
            told = [await self._is_told(records, topic_id, one.contact_id) for one in affected]
        return sum(told)

    async def _is_told(self, records: Transaction, topic_id: str, contact_id: int) -> bool:
        entries: Sequence[Entry] = await records.ledger.entries(contact_id)
        return any(
            self._is_current(entry)
            for entry in entries
            if entry.kind == QUEUED and entry.about == topic_id
        )

    def _is_current(self, entry: Entry) -> bool:
        return self._library.is_current(
            entry.about,
            Language(str(entry.details["language"])),
            str(entry.details["version"]),
            str(entry.details.get("meaning", "")),
        )


def _affected(contact_id: int, entry: Entry) -> Affected:
    return Affected(
        contact_id=contact_id,
        language=Language(str(entry.details["language"])),
        version=str(entry.details["version"]),
        at=entry.at,
    )
