"""What the use cases need from the outside world; adapters implement it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.domain.contact import Contact
from bot.domain.delivery import Delivery, Origin, RawUpdate, StoredUpdate
from bot.domain.language import Language
from bot.domain.ledger import Entry
from bot.domain.message import Address, Message, Reply, StoredMessage
from bot.domain.topic import Answer, Area, Recording, Topic
from bot.domain.unanswered import Missed, Unanswered
from bot.domain.understanding import Understanding


class Clock(Protocol):
    """The time; only the wiring owns a real one."""

    def __call__(self) -> datetime:
        """Now, as an aware datetime in UTC."""


class Understander(Protocol):
    """The language model."""

    async def understand(self, text: str) -> Understanding:
        """Read one message (already masked). Raises NluUnavailable."""


class Library(Protocol):
    """What staff have written: topics, answers, the menu and the municipality's own values."""

    def topic(self, topic_id: str) -> Topic | None:
        """A topic by its id; None when nobody has written it."""

    def answer(self, topic_id: str, language: Language, now: datetime) -> Answer | None:
        """The answer with every placeholder filled in; None when it is not served now."""

    def is_current(self, topic_id: str, language: Language, version: str, meaning: str) -> bool:
        """Whether an answer given once says what would be answered now."""

    def title(self, topic_id: str, language: Language, now: datetime) -> str | None:
        """What a topic is called on a button; None when it is not served now."""

    def recording(self, topic_id: str, language: Language, now: datetime) -> Recording | None:
        """The recording of the answer as it is now; None without one or without an answer."""

    def audio(self, recording: Recording, now: datetime) -> bytes | None:
        """The recording's bytes (Ogg with Opus); None when it may not be heard now."""

    def audio_file(self, digest: str, now: datetime) -> Path | None:
        """The file that holds the recording of that digest; None when it may not be heard now."""

    def areas(self) -> Sequence[Area]:
        """The menu."""

    def value(self, key: str, language: Language, now: datetime) -> str | None:
        """A confirmed value of municipality.yml such as `jobcenter.phone`; None without one."""


class Contacts(Protocol):
    """The people we serve."""

    async def at(self, address: Address, now: datetime) -> Contact:
        """The contact reached there, created if new and locked until the transaction ends."""

    async def find(self, address: Address) -> Contact | None:
        """The contact reached there, if any; creates and locks nothing."""

    async def lock(self, contact_id: int) -> Contact:
        """The contact with that id, locked until the transaction ends."""

    async def reached_at(self, contact_id: int) -> Address | None:
        """Where we last spoke with the contact and still can; None when nowhere."""

    async def save(self, contact: Contact) -> None:
        """Keep what changed."""

    async def set_reachable(self, address: Address, since: datetime | None) -> None:
        """Note since when an address cannot be reached; None when it can again."""


class Messages(Protocol):
    """What was said, masked and encrypted."""

    async def add_incoming(self, contact: Contact, message: Message, now: datetime) -> int:
        """Keep what the contact said."""

    async def add_reply(
        self,
        address: Address,
        reply: Reply,
        now: datetime,
        origin: Origin = Origin.REPLY,
    ) -> int:
        """Keep what we say, and queue it where the channel must be asked to deliver it."""

    async def after(self, address: Address, message_id: int, limit: int) -> Sequence[StoredMessage]:
        """What was said there after that message, oldest first (the newest `limit`)."""


class Ledger(Protocol):
    """The append-only record."""

    async def append(self, contact_id: int, entry: Entry) -> None:
        """Add one entry to the contact's chain."""

    async def entries(self, contact_id: int) -> Sequence[Entry]:
        """A contact's entries, oldest first. Raises Conflict when the chain is broken."""

    async def about(
        self, subject: str, kinds: Collection[str], since: datetime
    ) -> Sequence[tuple[int, Entry]]:
        """All contacts' entries of these kinds about it, each with its contact, oldest first."""

    async def counted(
        self, kinds: Collection[str], since: datetime
    ) -> Mapping[tuple[str, str], int]:
        """How many entries there are by kind and by what they are about."""


class Inbox(Protocol):
    """Updates that were accepted and wait to be handled, in order per chat."""

    async def add(self, updates: Sequence[RawUpdate], now: datetime) -> int:
        """Store them; those already known are left out. Returns how many were new."""

    async def next_in_each_chat(self, channel: str, limit: int) -> Sequence[StoredUpdate]:
        """The oldest waiting update of each chat, oldest first."""

    async def done(self, update_id: int) -> None:
        """It was handled; its raw text is forgotten. `update_id` is StoredUpdate.id.

        Raises Conflict when somebody else handled it first.
        """

    async def failed(self, update_id: int, error: str, *, give_up: bool) -> None:
        """It could not be handled; with `give_up` it is set aside (quarantined)."""


class Outbox(Protocol):
    """Messages on their way out, in order per chat."""

    async def claim(self, channel: str, now: datetime, busy: Sequence[str]) -> Delivery | None:
        """Lease the next due message of a chat not in `busy`; committed before it is sent."""

    async def sent(self, delivery: Delivery, external_id: str, now: datetime) -> None:
        """The channel accepted it."""

    async def later(self, delivery: Delivery, not_before: datetime, error: str) -> None:
        """It was certainly not sent; try again from `not_before` on."""

    async def again(self, delivery: Delivery, not_before: datetime, error: str) -> None:
        """It may have been sent; send it once more from `not_before` on."""

    async def settle(self, delivery: Delivery, state: str, error: str) -> None:
        """Close it as `uncertain`, `blocked`, `failed` or `expired`."""

    async def recover(self, channel: str, now: datetime) -> int:
        """After a crash: requeue or settle what an earlier sender left leased, by origin."""


class Notes(Protocol):
    """Small facts that outlive a restart, such as a pause that a channel asked for."""

    async def read(self, key: str) -> str | None:
        """The note; None without one."""

    async def write(self, key: str, value: str) -> None:
        """Set the note."""


class UnansweredMessages(Protocol):
    """What could not be answered, masked and encrypted."""

    async def add(self, missed: Missed) -> int:
        """Keep one message."""

    async def of(self, contact_id: int | None, since: datetime) -> Sequence[Unanswered]:
        """What a contact asked since then, or (None) those whom nobody may know."""

    async def all(self) -> Sequence[Unanswered]:
        """Every message, oldest first."""

    async def adopt(self, ids: Collection[int], intent: str) -> None:
        """Note of which id they have become training messages."""

    async def forget(self, before: datetime) -> int:
        """Delete what was asked before then. Returns how many there were."""


class Transaction(Protocol):
    """All records as one unit: everything is kept, or nothing."""

    @property
    def contacts(self) -> Contacts:
        """The people we serve."""

    @property
    def messages(self) -> Messages:
        """What was said."""

    @property
    def ledger(self) -> Ledger:
        """What happened."""

    @property
    def inbox(self) -> Inbox:
        """Updates that wait to be handled."""

    @property
    def outbox(self) -> Outbox:
        """Messages on their way out."""

    @property
    def notes(self) -> Notes:
        """Small facts that outlive a restart."""

    @property
    def unanswered(self) -> UnansweredMessages:
        """What could not be answered."""


class Records(Protocol):
    """The database."""

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """Begin; commit at the end, roll back when an exception passes. Raises RecordsError."""

    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """Begin a transaction that only reads. Raises RecordsError."""
