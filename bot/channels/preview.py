"""Shows a reply as Telegram and the web chat show it, for those who write the answers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from telegram import Chat, InlineKeyboardMarkup, Message

from bot.channels import markup
from bot.channels.telegram.keyboard import keyboard
from bot.channels.telegram.render import Part, render
from bot.channels.webchat.lines import lines
from bot.channels.webchat.pages import STATIC, Pages
from bot.domain.message import Reply, StoredMessage
from bot.i18n import Phrases
from bot.ports import Library

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def text(reply: Reply) -> str:
    """Both ways of showing it, as text for a terminal."""
    telegram = "\n\n".join(part.text for part in render(reply))
    rows = "\n".join(" ".join(f"[ {label} ]" for label in row) for row in _rows(reply))
    buttons = "\n".join(f"[ {button.label} ]" for button in reply.buttons)
    web = f"{markup.plain(reply.text)}\n--\n{markup.plain(reply.small_print)}"
    return f"Telegram\n\n{telegram}\n\n{rows}\n\nWeb chat\n\n{web}\n\n{buttons}"


def page(reply: Reply, phrases: Phrases, library: Library, now: datetime) -> str:
    """Both ways of showing it, as an HTML page that needs nothing else; `now` is UTC."""
    said = StoredMessage(
        id=1,
        is_ours=True,
        kind=None,
        text=reply.text,
        small_print=reply.small_print,
        language=reply.language,
        buttons=reply.buttons,
        topic=reply.topic,
        version=reply.version,
        at=now,
    )
    web = Pages(phrases, library, lambda: now).fragment(reply.language, lines([said]))
    return _TEMPLATES.get_template("preview.html").render(
        reply=reply,
        css=Markup((STATIC / "chat.css").read_text(encoding="utf-8")),  # noqa: S704 - our own
        web=Markup(web),  # noqa: S704 - rendered by the web chat's own templates
        parts=[_as_html(part, now) for part in render(reply)],
        rows=_rows(reply),
    )


def _as_html(part: Part, now: datetime) -> Markup:
    # Telegram's own library knows how its entities look.
    chat = Chat(id=1, type="private")
    message = Message(message_id=1, date=now, chat=chat, text=part.text, entities=part.entities)
    return Markup(message.text_html)  # noqa: S704 - escaped there


def _rows(reply: Reply) -> list[list[str]]:
    under: InlineKeyboardMarkup | None = keyboard(reply.buttons, reply.language)
    return [[button.text for button in row] for row in under.inline_keyboard] if under else []
