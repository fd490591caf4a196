"""What comes in from a contact and what goes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.language import Language
from bot.domain.topic import Recording


class MessageKind(StrEnum):
    """What the contact did."""

    TEXT = "text"
    PRESS = "press"  #: pressed a button
    START = "start"  #: opened the chat
    EDIT = "edit"  #: changed an earlier message; `text` is the new one
    PHOTO = "photo"
    VOICE = "voice"
    STICKER = "sticker"
    DOCUMENT = "document"
    OTHER = "other"  #: a place, a contact card, a poll …
    GROUP = "group"  #: spoke to us where others read along
    BLOCKED = "blocked"  #: does not want to hear from us any more
    UNBLOCKED = "unblocked"


@dataclass(frozen=True)
class Address:
    """Where a contact is reached: a channel and that channel's own id."""

    channel: str  #: `telegram`, `web` or `console`
    id: str  #: Telegram: the chat id; web: the hash of the session


@dataclass(frozen=True, kw_only=True)
class Message:
    """One thing a contact said or did. `text` is already free of CPR numbers."""

    address: Address
    kind: MessageKind = MessageKind.TEXT
    text: str = ""
    button: str = ""  #: id of the pressed button
    client_language: str | None = None  #: what the contact's app says, such as `ar-SY`
    had_cpr: bool = False  #: a CPR number was masked
    inbox_id: int | None = None  #: the stored update that this message came from


@dataclass(frozen=True)
class Button:
    """A choice under a reply. The id is ASCII and at most 64 bytes (Telegram's limit)."""

    id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What goes back. `text` is our Markdown subset: **bold**, lists, links."""

    text: str
    language: Language
    small_print: str = ""  #: where an answer comes from; shown under the text, smaller
    buttons: tuple[Button, ...] = ()
    topic: str | None = None  #: id of the topic that it answers
    version: str | None = None  #: digest of the answer's text
    recording: Recording | None = None  #: to be heard; the text stands under it

    @property
    def whole(self) -> str:
        """The text with its small print."""
        return "\n\n".join(filter(None, (self.text, self.small_print)))


@dataclass(frozen=True, kw_only=True)
class StoredMessage:
    """One line of a conversation as it was kept."""

    id: int
    is_ours: bool  #: we said it
    kind: MessageKind | None  #: what the contact did; None for what we said
    text: str
    small_print: str = ""
    language: Language | None
    buttons: tuple[Button, ...] = ()
    topic: str | None = None
    version: str | None = None
    recording: Recording | None = None
    at: datetime
