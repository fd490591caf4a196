"""sendMessage, sendChatAction and answerCallbackQuery."""

from __future__ import annotations

import time
from typing import Any

from ..errors import Json, bad_request
from ..limits import message_text, reply_markup
from ..objects import Chat, Message
from ..params import Params
from ..text import units
from ..world import World
from .registry import method

ACTIONS = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
]
ANSWER_LIMIT = 200


def send(world: World, params: Params, content: Json) -> Json:
    """What every send method does once its content is checked."""
    inline, keyboard = reply_markup(params)
    chat = world.chat_to_write(params.chat_id())
    reply_to = _reply_to(chat, params)
    if params.flag("protect_content"):
        content = {**content, "has_protected_content": True}
    message = world.deliver(chat, content)
    message.reply_markup, message.keyboard, message.reply_to = inline, keyboard, reply_to
    return message.json()


def _reply_to(chat: Chat, params: Params) -> Message | None:
    given = params.parsed("reply_parameters") or {}
    if not isinstance(given, dict):
        raise bad_request("object expected as reply parameters")
    message_id = given.get("message_id", params.integer("reply_to_message_id", 0))
    if not message_id:
        return None
    found = chat.find(int(message_id))
    if found is None and not given.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found


@method("sendMessage")
def send_message(world: World, params: Params) -> Any:
    content = message_text(params)
    preview = params.parsed("link_preview_options")
    if preview is not None:
        if not isinstance(preview, dict):
            raise bad_request("object expected as link preview options")
        content["link_preview_options"] = preview
    return send(world, params, content)


@method("sendChatAction")
def send_chat_action(world: World, params: Params) -> Any:
    action = params.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.chat_to_write(params.chat_id()).action = (action, time.time())
    return True


@method("answerCallbackQuery")
def answer_callback_query(world: World, params: Params) -> Any:
    query = world.queries.get(params.text("callback_query_id"))
    if query is None or query.answer is not None:
        reason = "query is too old and response timeout expired or query ID is invalid"
        raise bad_request(reason)
    if units(params.text("text")) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answer = {"text": params.text("text"), "show_alert": params.flag("show_alert")}
    return True
