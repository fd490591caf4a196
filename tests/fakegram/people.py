"""The people of this Telegram, who write, press, block and listen as a tester tells them."""

from __future__ import annotations

from . import incoming
from .errors import Json, NotPossible
from .listening import Listener
from .methods import media
from .objects import Button, Chat, Message, User
from .world import CallbackQuery, World

#: A number that no one in Denmark has: none begins with 0.
INVENTED_NUMBER = "+4500000001"


class Group(Listener):
    @property
    def title(self) -> str:
        return str(self.chat.title)

    def upgrades(self) -> None:
        """The group becomes a supergroup and gets another id."""
        self.chat = incoming.upgrades(self.world, self.chat, self.chat.members[0])

    def adds_bot(self) -> None:
        self._change(has_bot=True, old="left", new="member")

    def removes_bot(self) -> None:
        self._change(has_bot=False, old="member", new="kicked")

    def _change(self, *, has_bot: bool, old: str, new: str) -> None:
        with self.world.lock:
            self.chat.has_bot = has_bot
            incoming.membership_changes(self.world, self.chat, self.chat.members[0], old, new)


class Person(Listener):
    def __init__(self, world: World, user: User) -> None:
        super().__init__(world, world.chats[user.id])
        self.user = user

    @property
    def name(self) -> str:
        return self.user.name

    def starts(self, payload: str = "") -> Message:
        """Press Start, or follow a link t.me/bot?start=payload."""
        if self.user.has_blocked:
            self.unblocks()
        return self.says(f"/start {payload}".strip())

    def says(
        self, text: str, group: Group | None = None, reply_to: Message | None = None
    ) -> Message:
        return self._sends(incoming.text_content(text), group, reply_to)

    def edits(self, text: str, message: Message | None = None) -> None:
        """Change an own message, the last one unless another is given."""
        if message is None:
            own = [seen for seen in self.sees if seen.sender is self.user]
            message = own[-1]
        incoming.edits(self.world, message, text)

    def sends_photo(self, caption: str = "", group: Group | None = None) -> Message:
        file = self.world.add_file("photo.jpg", b"photo", "image/jpeg")
        content = media.photo(file)
        return self._sends({**content, "caption": caption} if caption else content, group)

    def sends_voice(self, seconds: int = 3, group: Group | None = None) -> Message:
        file = self.world.add_file("voice.ogg", b"voice", "audio/ogg")
        return self._sends(media.voice(file, seconds), group)

    def sends_document(
        self, name: str = "brev.pdf", content: bytes = b"document", size: int | None = None
    ) -> Message:
        """Give a size to pretend the file is larger than its content."""
        file = self.world.add_file(name, content, "application/pdf", size)
        return self._sends(media.document(file), None)

    def sends_sticker(self, emoji: str = "👍", group: Group | None = None) -> Message:
        file = self.world.add_file("sticker.webp", b"sticker", "image/webp")
        return self._sends(incoming.sticker_content(file.json(), emoji), group)

    def sends_location(self, latitude: float = 55.5, longitude: float = 11.0) -> Message:
        place = {"latitude": latitude, "longitude": longitude}
        return self._sends({"location": place}, None)

    def shares_contact(self, phone_number: str = INVENTED_NUMBER) -> Message:
        card = {"phone_number": phone_number, "first_name": self.user.first_name}
        return self._sends({"contact": {**card, "user_id": self.id}}, None)

    def presses(self, label: str, group: Group | None = None) -> CallbackQuery | Message:
        """Press the newest button with this label or data, in a message or on the keyboard."""
        chat = self._chat(group)
        for message in reversed([m for m in chat.messages if not m.is_deleted]):
            for button in message.buttons:
                if label in (button.text, button.data):
                    return self._press(message, button)
            if message.keyboard and label in _keyboard_labels(message.keyboard):
                return self.says(label, group)
        raise NotPossible(f"no button {label!r} for {self.name}; there are {_labels(chat)}")

    def _press(self, message: Message, button: Button) -> CallbackQuery:
        if button.data is None:
            raise NotPossible(f"the button {button.text!r} opens {button.url}")
        return incoming.presses(self.world, self.user, message, button.data)

    def sends_poison(self) -> CallbackQuery:
        """A callback query without chat_instance, which python-telegram-bot cannot parse."""
        message = self.sees[-1] if self.sees else self.says("?")
        return incoming.presses(self.world, self.user, message, "poison", chat_instance=None)

    def blocks(self) -> None:
        self._change(has_blocked=True, old="member", new="kicked")

    def unblocks(self) -> None:
        self._change(has_blocked=False, old="kicked", new="member")

    def deactivates(self) -> None:
        """Delete the account; Telegram tells the bot nothing."""
        self.user.is_deactivated = True

    @property
    def answers(self) -> list[Json]:
        """How the bot answered this person's button presses, in order."""
        queries = self.world.queries.values()
        return [q.answer for q in queries if q.person is self.user and q.answer is not None]

    def _chat(self, group: Group | None) -> Chat:
        return self.chat if group is None else group.chat

    def _sends(
        self, content: Json, group: Group | None, reply_to: Message | None = None
    ) -> Message:
        return incoming.arrives(self.world, self._chat(group), self.user, content, reply_to)

    def _change(self, *, has_blocked: bool, old: str, new: str) -> None:
        with self.world.lock:
            if self.user.has_blocked == has_blocked:
                return
            self.user.has_blocked = has_blocked
            incoming.membership_changes(self.world, self.chat, self.user, old, new)


def _keyboard_labels(keyboard: Json) -> list[str]:
    rows = keyboard.get("keyboard", [])
    return [b if isinstance(b, str) else b["text"] for row in rows for b in row]


def _labels(chat: Chat) -> list[str]:
    return [label for message in chat.messages for label in message.labels]
