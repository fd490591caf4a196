"""Users, chats, messages and buttons, and the JSON Telegram gives for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .errors import Json

ChatKind = Literal["private", "group", "supergroup"]


@dataclass
class User:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False
    has_started: bool = False
    has_blocked: bool = False
    is_deactivated: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name or ''}".strip()

    def json(self) -> Json:
        keys = ("id", "is_bot", "first_name", "last_name", "username", "language_code")
        return {key: getattr(self, key) for key in keys if getattr(self, key) is not None}


@dataclass(frozen=True)
class Button:
    """One button under a message; data or url is what it does."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass
class Message:
    id: int
    chat: Chat
    sender: User
    date: int
    #: text and entities, or photo and caption, and so on, as in the Bot API.
    content: Json
    reply_markup: Json | None = None
    #: A reply keyboard: people see it, the Bot API does not tell it back.
    keyboard: Json | None = None
    reply_to: Message | None = None
    edit_date: int | None = None
    #: The texts this message had before each edit, oldest first.
    edits: list[str] = field(default_factory=list)
    is_deleted: bool = False

    @property
    def text(self) -> str:
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        entities: list[Json] = self.content.get("entities", [])
        captions: list[Json] = self.content.get("caption_entities", [])
        return entities or captions

    @property
    def rows(self) -> list[list[Button]]:
        keyboard = (self.reply_markup or {}).get("inline_keyboard", [])
        return [
            [Button(b["text"], b.get("callback_data"), b.get("url")) for b in row]
            for row in keyboard
        ]

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.rows for button in row]

    @property
    def labels(self) -> list[str]:
        return [button.text for button in self.buttons]

    def json(self, *, with_reply: bool = True) -> Json:
        body: Json = {
            "message_id": self.id,
            "from": self.sender.json(),
            "chat": self.chat.json(),
            "date": self.date,
            **self.content,
        }
        if self.edit_date is not None:
            body["edit_date"] = self.edit_date
        if self.reply_markup is not None:
            body["reply_markup"] = self.reply_markup
        if self.reply_to is not None and with_reply:
            body["reply_to_message"] = self.reply_to.json(with_reply=False)
        return body

    def seen(self) -> Json:
        """What the chat shows, for tests that talk to us over HTTP."""
        return {
            **self.json(),
            "edits": list(self.edits),
            "is_deleted": self.is_deleted,
            "keyboard": self.keyboard,
        }


@dataclass
class Chat:
    id: int
    kind: ChatKind
    #: The one person of a private chat.
    person: User | None = None
    title: str | None = None
    members: list[User] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    has_bot: bool = True
    migrated_to: int | None = None
    #: How many of the bot's messages, and of its edits, the tester has taken.
    heard: int = 0
    noticed: int = 0
    edited: list[Message] = field(default_factory=list)
    #: The last sendChatAction: what and when.
    action: tuple[str, float] | None = None

    @property
    def instance(self) -> str:
        """A callback query names its chat by an opaque number."""
        return str(abs(self.id) * 7919)

    def json(self) -> Json:
        if self.person is not None:
            who = self.person.json()
            shown: tuple[str, ...] = ("first_name", "last_name", "username")
            names = {key: who[key] for key in shown if key in who}
            return {"id": self.id, "type": self.kind, **names}
        return {"id": self.id, "type": self.kind, "title": self.title}

    def from_bot(self) -> list[Message]:
        return [message for message in self.messages if message.sender.is_bot]

    def find(self, message_id: int) -> Message | None:
        found = (m for m in self.messages if m.id == message_id and not m.is_deleted)
        return next(found, None)
