"""All that this Telegram knows: the bot, people, chats, files, updates and the webhook."""

from __future__ import annotations

import itertools
import threading
import time
from dataclasses import dataclass, field

from .bell import Bell
from .errors import Json, NotPossible, bad_request, forbidden
from .faults import Faults
from .flood import Flood
from .journal import Journal
from .objects import Chat, Message, User
from .updates import Update, UpdateQueue

#: Ids near the top of what Telegram promises (52 bits): no real person has one, and a bot
#: that keeps them in 32 bits fails at once.
FIRST_PERSON_ID = 4_000_000_000_000_001
FIRST_GROUP_ID = -4_000_001
FIRST_SUPERGROUP_ID = -1_001_900_000_001


@dataclass
class Webhook:
    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    last_error_at: int | None = None
    last_error: str | None = None


@dataclass
class File:
    id: str
    name: str
    mime_type: str
    content: bytes
    #: The size Telegram tells; larger than the content when a test wants a large file.
    size: int

    @property
    def path(self) -> str:
        return f"documents/{self.id}/{self.name}"

    def json(self) -> Json:
        unique = f"unique-{self.id}"
        return {"file_id": self.id, "file_unique_id": unique, "file_size": self.size}


@dataclass
class CallbackQuery:
    id: str
    person: User
    message: Message
    data: str
    #: What the bot answered with; None while the button still spins.
    answer: Json | None = None


@dataclass
class Profile:
    """What the bot says about itself, by language and scope."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)


class World:
    def __init__(self, token: str) -> None:
        self.token = token
        self.bot = User(int(token.partition(":")[0]), "Fakegram", username="fakegram_bot")
        self.bot.is_bot = True
        self.lock = threading.RLock()
        self.bell = Bell()
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.queries: dict[str, CallbackQuery] = {}
        self.updates = UpdateQueue()
        self.webhook = Webhook()
        self.profile = Profile()
        self.journal = Journal()
        self.faults = Faults()
        self.flood: Flood | None = None
        self._person_ids = itertools.count(FIRST_PERSON_ID)
        self._group_ids = itertools.count(FIRST_GROUP_ID, -1)
        self._supergroup_ids = itertools.count(FIRST_SUPERGROUP_ID, -1)
        self._numbers = itertools.count(1)
        #: Private chats and groups share one count of messages; each supergroup has its own.
        self._message_ids = itertools.count(1)
        self._supergroup_message_ids: dict[int, itertools.count[int]] = {}

    def now(self) -> int:
        return int(time.time())

    def number(self) -> int:
        return next(self._numbers)

    # People and chats.

    def add_person(self, name: str, language_code: str | None, username: str | None) -> User:
        first, _, last = name.partition(" ")
        user = User(next(self._person_ids), first, last or None, username, language_code)
        self.chats[user.id] = Chat(user.id, "private", person=user)
        return user

    def add_group(self, title: str, members: list[User], *, is_super: bool) -> Chat:
        chat_id = next(self._supergroup_ids if is_super else self._group_ids)
        chat = Chat(chat_id, "supergroup" if is_super else "group", title=title)
        chat.members = list(members)
        self.chats[chat_id] = chat
        return chat

    def person(self, user_id: int) -> User:
        chat = self.chats.get(user_id)
        if chat is None or chat.person is None:
            raise NotPossible(f"there is no person {user_id}")
        return chat.person

    def chat_to_write(self, chat_id: int | None) -> Chat:
        """The chat a bot may write to now, or Telegram's refusal."""
        chat = self.chats.get(chat_id) if chat_id is not None else None
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            reason = "group chat was upgraded to a supergroup chat"
            raise bad_request(reason, migrate_to_chat_id=chat.migrated_to)
        if not chat.has_bot:
            raise forbidden(f"bot was kicked from the {chat.kind} chat")
        if chat.person is not None:
            _check_reachable(chat.person)
        return chat

    # Messages.

    def add_message(self, chat: Chat, sender: User, content: Json) -> Message:
        message = Message(self._message_id(chat), chat, sender, self.now(), content)
        chat.messages.append(message)
        return message

    def _message_id(self, chat: Chat) -> int:
        if chat.kind != "supergroup":
            return next(self._message_ids)
        return next(self._supergroup_message_ids.setdefault(chat.id, itertools.count(1)))

    def deliver(self, chat: Chat, content: Json) -> Message:
        """A message of the bot reaches the chat."""
        message = self.add_message(chat, self.bot, content)
        self.journal.deliveries[chat.id, message.text] += 1
        return message

    def add_file(self, name: str, content: bytes, mime_type: str, size: int | None = None) -> File:
        file_id = f"file-{self.number()}"
        file = File(file_id, name, mime_type, content, len(content) if size is None else size)
        self.files[file_id] = file
        return file

    # Updates.

    def notify(self, kind: str, body: Json, lane: tuple[str, int]) -> Update | None:
        """Queue an update for the bot and wake whoever fetches or pushes it."""
        update = self.updates.add(kind, body, lane)
        self.bell.ring()
        return update


def _check_reachable(person: User) -> None:
    if person.is_deactivated:
        raise forbidden("user is deactivated")
    if person.has_blocked:
        raise forbidden("bot was blocked by the user")
    if not person.has_started:
        raise forbidden("bot can't initiate conversation with a user")
