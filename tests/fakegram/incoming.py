"""What people do becomes messages in a chat and updates for the bot."""

from __future__ import annotations

from typing import Any

from .errors import Json, NotPossible
from .objects import Chat, Message, User
from .text import with_found
from .world import CallbackQuery, World


def text_content(text: str) -> Json:
    entities = with_found(text, [])
    return {"text": text, "entities": entities} if entities else {"text": text}


def sticker_content(file: Json, emoji: str) -> Json:
    shape = {"type": "regular", "width": 512, "height": 512}
    return {"sticker": {**file, **shape, "is_animated": False, "is_video": False, "emoji": emoji}}


def arrives(
    world: World, chat: Chat, sender: User, content: Json, reply_to: Message | None = None
) -> Message:
    """A person's message reaches the chat, and the bot if it is there."""
    with world.lock:
        check_may_write(chat, sender)
        if chat.person is not None:
            sender.has_started = True
        message = world.add_message(chat, sender, content)
        message.reply_to = reply_to
        if chat.has_bot:
            world.notify("message", message.json(), ("chat", chat.id))
        return message


def check_may_write(chat: Chat, sender: User) -> None:
    if sender.is_deactivated:
        raise NotPossible(f"{sender.name} has deleted the account")
    if chat.person is not None and sender.has_blocked:
        raise NotPossible(f"{sender.name} has blocked the bot and must unblock it first")
    if chat.person is None and sender not in chat.members:
        raise NotPossible(f"{sender.name} is not a member of {chat.title}")
    if chat.migrated_to is not None:
        raise NotPossible(f"{chat.title} was upgraded to a supergroup")


def edits(world: World, message: Message, text: str) -> None:
    with world.lock:
        message.edits.append(message.text)
        message.content = text_content(text)
        message.edit_date = world.now()
        world.notify("edited_message", message.json(), ("chat", message.chat.id))


def presses(world: World, person: User, message: Message, data: str, **extra: Any) -> CallbackQuery:
    """A button with callback data; extra replaces fields of the query, None removes one."""
    with world.lock:
        check_may_write(message.chat, person)
        query = CallbackQuery(f"query-{world.number()}", person, message, data)
        world.queries[query.id] = query
        body: Json = {
            "id": query.id,
            "from": person.json(),
            "message": message.json(),
            "chat_instance": message.chat.instance,
            "data": data,
            **extra,
        }
        body = {key: value for key, value in body.items() if value is not None}
        world.notify("callback_query", body, ("callbacks", person.id))
        return query


def membership_changes(world: World, chat: Chat, actor: User, old: str, new: str) -> None:
    """The bot is blocked, unblocked, added or removed."""
    body = {
        "chat": chat.json(),
        "from": actor.json(),
        "date": world.now(),
        "old_chat_member": _member(world.bot, old),
        "new_chat_member": _member(world.bot, new),
    }
    world.notify("my_chat_member", body, ("members", chat.id))


def _member(user: User, status: str) -> Json:
    member: Json = {"user": user.json(), "status": status}
    return {**member, "until_date": 0} if status == "kicked" else member


def upgrades(world: World, group: Chat, actor: User) -> Chat:
    """A group becomes a supergroup: a new chat, and a service message in both."""
    with world.lock:
        new = world.add_group(group.title or "", group.members, is_super=True)
        group.migrated_to = new.id
        for chat, key, other in (
            (group, "migrate_to_chat_id", new.id),
            (new, "migrate_from_chat_id", group.id),
        ):
            message = world.add_message(chat, actor, {key: other})
            world.notify("message", message.json(), ("chat", chat.id))
        return new
