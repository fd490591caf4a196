"""editMessageText, editMessageReplyMarkup and deleteMessage."""

from __future__ import annotations

from typing import Any

from ..errors import Json, bad_request
from ..limits import message_text, reply_markup
from ..objects import Message
from ..params import Params
from ..world import World
from .registry import method

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


@method("editMessageText")
def edit_message_text(world: World, params: Params) -> Any:
    new = message_text(params)
    message = _own_message(world, params)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, message, new, reply_markup(params)[0])


@method("editMessageReplyMarkup")
def edit_message_reply_markup(world: World, params: Params) -> Any:
    message = _own_message(world, params)
    return _edit(world, message, message.content, reply_markup(params)[0])


def _own_message(world: World, params: Params) -> Message:
    chat = world.chat_to_write(params.chat_id())
    message = chat.find(params.integer("message_id", 0))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender is not world.bot:
        raise bad_request("message can't be edited")
    return message


def _edit(world: World, message: Message, content: Json, markup: Json | None) -> Json:
    # An edit without a keyboard takes the old keyboard away, as in Telegram.
    compared = ("text", "entities", "caption", "caption_entities")
    is_same = all(content.get(key) == message.content.get(key) for key in compared)
    if is_same and markup == message.reply_markup:
        raise bad_request(NOT_MODIFIED)
    if not is_same:
        message.edits.append(message.text)
    message.content, message.reply_markup = content, markup
    message.edit_date = world.now()
    message.chat.edited.append(message)
    return message.json()


@method("deleteMessage")
def delete_message(world: World, params: Params) -> Any:
    chat = world.chat_to_write(params.chat_id())
    message = chat.find(params.integer("message_id", 0))
    if message is None:
        raise bad_request("message to delete not found")
    if message.sender is not world.bot and chat.person is None:
        raise bad_request("message can't be deleted")
    message.is_deleted = True
    return True
