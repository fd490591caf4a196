"""Decides whether somebody in a group spoke to us; the rest there is none of our business."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, MessageEntity


@dataclass(frozen=True)
class Identity:
    """Who we are on Telegram."""

    id: int
    username: str


def is_addressed(message: Message, me: Identity) -> bool:
    """Whether a group message is a command for us, mentions us or replies to us."""
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == me.id:
        return True
    entities = message.parse_entities() if message.text else {}
    return any(_names_us(entity, text, me) for entity, text in entities.items())


def _names_us(entity: MessageEntity, text: str, me: Identity) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    if entity.type == MessageEntity.MENTION:
        return _is_our_name(text, me)
    if entity.type == MessageEntity.BOT_COMMAND:
        _, at, name = text.partition("@")
        return not at or _is_our_name(name, me)
    return False


def _is_our_name(name: str, me: Identity) -> bool:
    return name.removeprefix("@").casefold() == me.username.casefold()
