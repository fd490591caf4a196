"""Reads one stored update: what the contact did, in our own words."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Update, User
from telegram import Message as TelegramMessage
from telegram.constants import ChatMemberStatus, ChatType

from bot.channels.telegram.errors import UnreadableUpdate
from bot.channels.telegram.groups import Identity, is_addressed
from bot.domain.cpr import mask_cpr
from bot.domain.message import Address, Message, MessageKind
from bot.services import buttons

CHANNEL = "telegram"
LONGEST_TEXT = 4096

#: what the commands press
COMMANDS = {
    "menu": buttons.MENU,
    "language": buttons.LANGUAGES,
    "human": buttons.ABOUT + "talk-to-human",
    "help": buttons.ABOUT + "what-can-you-do",
    "stop": buttons.ABOUT + "my-reminders",
}

# In this order: a moving picture also counts as a document.
_KINDS = {
    "photo": MessageKind.PHOTO,
    "voice": MessageKind.VOICE,
    "audio": MessageKind.VOICE,
    "sticker": MessageKind.STICKER,
    "animation": MessageKind.STICKER,
    "document": MessageKind.DOCUMENT,
    "video": MessageKind.OTHER,
    "video_note": MessageKind.OTHER,
    "location": MessageKind.OTHER,
    "contact": MessageKind.OTHER,
    "poll": MessageKind.OTHER,
    "dice": MessageKind.OTHER,
    "story": MessageKind.OTHER,
}
_AWAY = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


@dataclass(frozen=True)
class Read:
    """What an update says."""

    message: Message | None  #: None when it is nothing that we answer
    press_id: str | None = None  #: the pressed button still shows that it waits for us
    album: str | None = None  #: photos sent together are one message to the person


def read(raw: str, me: Identity) -> Read:
    """What the update says. Raises UnreadableUpdate."""
    update = _parse(raw)
    if update.callback_query:
        return _press(update.callback_query)
    if update.edited_message:
        return Read(_edit(update.edited_message))
    if update.my_chat_member:
        return Read(_membership(update.my_chat_member))
    if update.message:
        return Read(_message(update.message, me), album=update.message.media_group_id)
    return Read(None)


def _parse(raw: str) -> Update:
    try:
        update = Update.de_json(json.loads(raw), None)
    # The library promises no particular error for an object that is not as it should be.
    except Exception as error:
        raise UnreadableUpdate(f"The update cannot be read: {type(error).__name__}.") from error
    return update


def _message(message: TelegramMessage, me: Identity) -> Message | None:
    said = _said(message.chat, message.from_user)
    if message.chat.type != ChatType.PRIVATE:
        return replace(said, kind=MessageKind.GROUP) if is_addressed(message, me) else None
    if message.text:
        return _command(said, message) or _with_text(said, message.text)
    kind = next((kind for name, kind in _KINDS.items() if getattr(message, name)), None)
    return replace(said, kind=kind) if kind else None


def _command(said: Message, message: TelegramMessage) -> Message | None:
    first = message.entities[0] if message.entities else None
    if first is None or first.type != first.BOT_COMMAND or first.offset:
        return None
    command = (message.text or "")[1 : first.length].partition("@")[0].lower()
    if command == "start":
        return replace(said, kind=MessageKind.START)
    # A command is no sample of the contact's language, so it never becomes text.
    return replace(said, kind=MessageKind.PRESS, button=COMMANDS.get(command, buttons.MENU))


def _with_text(said: Message, text: str) -> Message:
    # Half of a surrogate pair can be in JSON, but not in UTF-8.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
    masked = mask_cpr(whole)
    return replace(said, text=masked[:LONGEST_TEXT], had_cpr=masked != whole)


def _edit(message: TelegramMessage) -> Message | None:
    if message.chat.type != ChatType.PRIVATE or not message.text:
        return None
    said = _with_text(_said(message.chat, message.from_user), message.text)
    return replace(said, kind=MessageKind.EDIT)


def _press(press: CallbackQuery) -> Read:
    # Whose message is gone still has a private chat: its id is the person's own.
    chat = press.message.chat if press.message else press.from_user
    said = _said(chat, press.from_user)
    if chat.id < 0:
        return Read(replace(said, kind=MessageKind.GROUP), press_id=press.id)
    if not press.data:
        return Read(None, press_id=press.id)
    return Read(replace(said, kind=MessageKind.PRESS, button=press.data), press_id=press.id)


def _membership(change: ChatMemberUpdated) -> Message | None:
    was_here = change.old_chat_member.status not in _AWAY
    is_here = change.new_chat_member.status not in _AWAY
    said = _said(change.chat, change.from_user)
    if was_here == is_here or change.chat.type == ChatType.CHANNEL:
        return None
    if change.chat.type == ChatType.PRIVATE:
        kind = MessageKind.UNBLOCKED if is_here else MessageKind.BLOCKED
        return replace(said, kind=kind)
    return replace(said, kind=MessageKind.GROUP) if is_here else None


def _said(chat: Chat | User, person: User | None) -> Message:
    return Message(
        address=Address(CHANNEL, str(chat.id)),
        client_language=person.language_code if person else None,
    )
