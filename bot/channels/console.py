"""The conversation in a terminal, and as JSON lines for scripts."""

from __future__ import annotations

import asyncio
import io
import json
import os
import sys
import threading
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console
from rich.text import Text

from bot.channels import markup
from bot.domain.cpr import mask_cpr
from bot.domain.language import Language
from bot.domain.message import Address, Button, Message, MessageKind, Reply
from bot.errors import BotError
from bot.i18n import Phrases
from bot.ports import Clock, Records
from bot.services.conversation import Conversation

#: exit status: everything was answered, or some lines were not
_DONE, _PROBLEMS = 0, 1


class _NotAMessage(ValueError):
    """A line that says neither `text` nor `press`."""


@dataclass(frozen=True)
class Streams:
    """Where messages come from and replies go to."""

    lines: Iterable[bytes]
    out: TextIO
    errors: TextIO

    @classmethod
    def standard(cls) -> Streams:
        """The process's own; always UTF-8."""
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        # A file of our own: the thread that still waits for a line must not hold sys.stdin's
        # lock when the process ends.
        return cls(os.fdopen(os.dup(0), "rb"), sys.stdout, sys.stderr)


@dataclass(frozen=True)
class _Talk:
    """One contact in the console."""

    conversation: Conversation
    clock: Clock
    address: Address

    async def say(self, text: str) -> Sequence[Reply]:
        """Write a message."""
        masked = mask_cpr(text)
        return await self._send(Message(address=self.address, text=masked, had_cpr=masked != text))

    async def press(self, button: str) -> Sequence[Reply]:
        """Press a button by its id."""
        return await self._send(
            Message(address=self.address, kind=MessageKind.PRESS, button=button)
        )

    async def open(self) -> Sequence[Reply]:
        """Open the chat for the first time."""
        return await self._send(Message(address=self.address, kind=MessageKind.START))

    async def _send(self, message: Message) -> Sequence[Reply]:
        return await self.conversation.reply_to(message, self.clock())


async def run(  # noqa: PLR0913 - the command line hands over every option
    conversation: Conversation,
    records: Records,
    clock: Clock,
    phrases: Phrases,
    *,
    name: str,
    language: Language | None,
    jsonl: bool,
    streams: Streams | None = None,
) -> int:
    """Hold a conversation until the input ends; returns the exit status."""
    address = Address("console", name)
    talk = _Talk(conversation, clock, address)
    async with records.reading() as transaction:
        contact = await transaction.contacts.find(address)
    known = contact.language if contact else None
    replies: Sequence[Reply] = ()
    if language not in (None, known):
        replies = await talk.press(f"lang:{language}")
    if jsonl:
        return await _answer_lines(talk, streams or Streams.standard())
    if contact is None and language is None:
        replies = await talk.open()
    spoken = language or known or Language.ENGLISH
    return await _chat(talk, phrases, spoken, replies, streams or Streams.standard())


async def _answer_lines(talk: _Talk, streams: Streams) -> int:
    status, number = _DONE, 0
    async for line in _read(streams.lines):
        number += 1
        try:
            replies = await _answer_line(talk, line)
        except (_NotAMessage, BotError) as error:
            streams.errors.write(f"line {number}: {error}\n")
            status = _PROBLEMS
            continue
        for reply in replies:
            streams.out.write(json.dumps(told(reply), ensure_ascii=False) + "\n")
            streams.out.flush()
    return status


async def _answer_line(talk: _Talk, line: bytes) -> Sequence[Reply]:
    if not line.strip():
        return ()
    kind, value = read_line(line)
    return await (talk.say(value) if kind == "text" else talk.press(value))


def read_line(line: bytes) -> tuple[str, str]:
    """`text` or `press` and its value. Raises ValueError with one sentence."""
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _NotAMessage("This is not UTF-8.") from None
    except (ValueError, RecursionError):
        raise _NotAMessage("This is not JSON.") from None
    if not isinstance(found, dict) or len(found) != 1:
        raise _NotAMessage('Write {"text": "…"} or {"press": "…"}.')
    ((kind, value),) = found.items()
    if kind not in ("text", "press") or not isinstance(value, str):
        raise _NotAMessage('Write {"text": "…"} or {"press": "…"}.')
    if kind == "press" and not (value.isascii() and value.isprintable() and 0 < len(value) <= 64):
        raise _NotAMessage("The id of a button is 1-64 ASCII characters.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise _NotAMessage("This holds half a character.") from None
    return kind, value


def told(reply: Reply) -> dict[str, object]:
    """The JSON object of the command-line contract."""
    return {
        "text": markup.plain(reply.whole),
        "lang": reply.language.value,
        "buttons": [{"id": button.id, "label": button.label} for button in reply.buttons],
        "topic": reply.topic,
        "version": reply.version,
    }


async def _chat(
    talk: _Talk,
    phrases: Phrases,
    language: Language,
    replies: Sequence[Reply],
    streams: Streams,
) -> int:
    console = Console(file=streams.out, highlight=False)
    say = phrases.speaker(language)
    hint = say("Write your question, or the number of a button. Ctrl-D ends the conversation.")
    console.print(Text(hint, "dim"))
    buttons = _show(console, replies)
    console.print("> ", end="")
    async for line in _read(streams.lines):
        text = line.decode("utf-8", errors="replace").strip()
        if text:
            try:
                pressed = _pressed(text, buttons)
                replies = await (talk.press(pressed.id) if pressed else talk.say(text))
                buttons = _show(console, replies) or buttons
            except BotError as error:
                console.print(Text(str(error), "red"))
        console.print("> ", end="")
    console.print()
    return _DONE


def _pressed(text: str, buttons: Sequence[Button]) -> Button | None:
    # Numbers of other alphabets count, too: people type on their own keyboard.
    number = int(text) if text.isdecimal() and len(text) < 3 else 0
    return buttons[number - 1] if 0 < number <= len(buttons) else None


def _show(console: Console, replies: Sequence[Reply]) -> list[Button]:
    """Print replies; their buttons are numbered on from one to the next."""
    buttons: list[Button] = []
    for reply in replies:
        console.print()
        console.print(Text(markup.plain(reply.whole)))
        for button in reply.buttons:
            buttons.append(button)
            console.print(Text(f"  {len(buttons)}  {button.label}", "cyan"))
    if replies:
        console.print()
    return buttons


async def _read(lines: Iterable[bytes]) -> AsyncIterator[bytes]:
    # A thread that nobody waits for: Ctrl-C ends the conversation in the middle of a line.
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[bytes | None] = asyncio.Queue()

    def read() -> None:
        with suppress(RuntimeError):  # the loop has ended
            for line in lines:
                loop.call_soon_threadsafe(queue.put_nowait, line)
            loop.call_soon_threadsafe(queue.put_nowait, None)

    threading.Thread(target=read, daemon=True).start()
    while (line := await queue.get()) is not None:
        yield line
