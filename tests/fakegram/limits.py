"""The limits of the Bot API: lengths, entities, keyboards and commands."""

from __future__ import annotations

import re
from typing import Any

from .errors import Json, bad_request
from .params import Params
from .text import is_visible, parse_html, trim, units, with_found

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
BUTTON_LIMIT = 100
ROW_LIMIT = 8
CALLBACK_BYTES = 64
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
BUTTON_ACTIONS = [
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
]
ENTITY_TYPES = [
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
    "custom_emoji",
    "date_time",
]
NEEDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}


def message_text(params: Params) -> Json:
    """The text and entities of a message, or a refusal."""
    text, entities = _formatted(params, "text", "entities")
    if not is_visible(text):
        raise bad_request("message text is empty")
    if units(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption(params: Params) -> Json:
    text, entities = _formatted(params, "caption", "caption_entities")
    if units(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    content: Json = {"caption": text} if text else {}
    return {**content, "caption_entities": entities} if entities else content


def _formatted(params: Params, name: str, entities_name: str) -> tuple[str, list[Json]]:
    text, entities = params.text(name), params.parsed(entities_name)
    mode = params.text("parse_mode").lower()
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise bad_request("strings must be encoded in UTF-8")
    if mode == "html":
        text, entities = parse_html(text)
    elif mode:
        # Telegram also knows Markdown; we refuse it loudly rather than imitate it badly.
        raise bad_request("unsupported parse_mode")
    entities = _checked_entities(text, entities or [])
    text, entities = trim(text, entities)
    return text, with_found(text, entities)


def _checked_entities(text: str, entities: Any) -> list[Json]:
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array")
    if len(entities) > ENTITY_LIMIT:
        raise bad_request("ENTITIES_TOO_LONG")
    for entity in entities:
        _check_entity(text, entity)
    return entities


def _check_entity(text: str, entity: Any) -> None:
    if not isinstance(entity, dict) or entity.get("type") not in ENTITY_TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    start, length = entity.get("offset"), entity.get("length")
    if not isinstance(start, int) or not isinstance(length, int) or start < 0 or length <= 0:
        raise bad_request("can't parse MessageEntity: offset or length is invalid")
    needed = NEEDS.get(entity["type"])
    if needed and not entity.get(needed):
        raise bad_request(f"can't parse MessageEntity: Can't find field \"{needed}\"")
    end, total = start + length, units(text)
    if end > total:
        reason = f"entity beginning at UTF-16 offset {start} ends after the end of the text"
        raise bad_request(f"{reason} at UTF-16 offset {total}")
    if _splits_a_letter(text, start) or _splits_a_letter(text, end):
        reason = f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol"
        raise bad_request(reason)


def _splits_a_letter(text: str, offset: int) -> bool:
    unit = text.encode("utf-16-le", "surrogatepass")[2 * offset : 2 * offset + 2]
    return 0xDC00 <= int.from_bytes(unit, "little") <= 0xDFFF


def reply_markup(params: Params) -> tuple[Json | None, Json | None]:
    """The inline keyboard and the reply keyboard of a message; one of them at most."""
    markup = params.parsed("reply_markup")
    if markup in (None, {}):
        return None, None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return None, _checked_reply_keyboard(markup)
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be of type Array')
    buttons = [button for row in rows for button in row]
    if len(buttons) > BUTTON_LIMIT or any(len(row) > ROW_LIMIT for row in rows):
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for button in buttons:
        _check_button(button)
    rows = [row for row in rows if row]
    return ({"inline_keyboard": rows} if rows else None), None


def _check_button(button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: text must be non-empty")
    actions = [name for name in BUTTON_ACTIONS if name in button]
    if not actions:
        raise bad_request("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"can't parse inline keyboard button: both {' and '.join(actions)}")
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not re.match(r"(https?|tg)://\S+$", str(button["url"])):
        reason = f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
        raise bad_request(reason)


def _checked_reply_keyboard(markup: Json) -> Json:
    if not {"keyboard", "remove_keyboard", "force_reply"} & markup.keys():
        raise bad_request("can't parse reply keyboard markup JSON object")
    for row in markup.get("keyboard", []):
        for button in row:
            if not (button if isinstance(button, str) else button.get("text")):
                raise bad_request("keyboard button text must be non-empty")
    return markup


def commands(params: Params) -> list[Json]:
    given = params.parsed("commands")
    if not isinstance(given, list) or len(given) > 100:
        raise bad_request("expected an Array of BotCommand")
    for command in given:
        if not COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= units(str(command.get("description", ""))) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return given
