"""Sends recordings: as a voice message, else as a file; what Telegram has it need not get again."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from telegram import InlineKeyboardMarkup

from bot.channels.telegram.errors import VoiceForbidden
from bot.channels.telegram.render import Part
from bot.channels.telegram.tools import Tools
from bot.domain.message import Reply
from bot.domain.topic import Recording
from bot.errors import MessageRefused, RecordsError
from bot.i18n import isolate_foreign
from bot.ports import Library, Records

logger = logging.getLogger(__name__)


class Voices:
    """Sends recordings, each try within the budget."""

    def __init__(
        self, tools: Tools, library: Library, take_turn: Callable[[str], Awaitable[None]]
    ) -> None:
        self._api = tools.api
        self._now = tools.clock
        self._library = library
        self._take_turn = take_turn
        self._file_ids = FileIds(tools.records)

    async def send(
        self, chat: str, recording: Recording, part: Part, keyboard: InlineKeyboardMarkup | None
    ) -> str | None:
        """Send it; None when it is not there any more or Telegram takes it in no form."""
        audio = self._library.audio(recording, self._now())
        if audio is None:
            return None
        file_id = await self._file_ids.of(recording)
        # Telegram may have forgotten the file, or gave it to another bot: then it gets it again.
        for sound in (file_id, audio) if file_id else (audio,):
            await self._take_turn(chat)
            try:
                sent = await self._api.send_voice(chat, sound, part, keyboard)
            except VoiceForbidden:
                break
            except MessageRefused as error:
                _tell(error)
            else:
                self._file_ids.learn(recording, sent.file_id)
                return sent.id
        return await self._as_file(chat, audio, part, keyboard)

    def in_words(self, reply: Reply) -> Reply:
        """What to send when the recording cannot be: the answer's text, with the same buttons."""
        answer = self._library.answer(reply.topic or "", reply.language, self._now())
        text = f"**{answer.title}**\n\n{answer.body}" if answer else reply.text
        return replace(reply, text=isolate_foreign(text, reply.language), recording=None)

    async def keep_file_ids(self) -> None:
        """Remember over a restart which recordings Telegram has."""
        await self._file_ids.keep()

    async def _as_file(
        self, chat: str, audio: bytes, part: Part, keyboard: InlineKeyboardMarkup | None
    ) -> str | None:
        await self._take_turn(chat)
        try:
            return await self._api.send_audio_file(chat, audio, part, keyboard)
        except MessageRefused as error:
            _tell(error)
            return None


class FileIds:
    """By which id Telegram knows a recording that it was sent before."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._known: dict[str, str] = {}
        self._new: dict[str, str] = {}

    async def of(self, recording: Recording) -> str | None:
        """The file id; None when there is none, or the database is away."""
        key = _key(recording)
        if key not in self._known:
            with suppress(RecordsError):
                async with self._records.reading() as records:
                    if note := await records.notes.read(key):
                        self._known[key] = note
        return self._known.get(key)

    def learn(self, recording: Recording, file_id: str | None) -> None:
        """Telegram has just called it so."""
        key = _key(recording)
        if file_id and file_id != self._known.get(key):
            self._known[key] = self._new[key] = file_id

    async def keep(self) -> None:
        """Write down what is new; when the database is away, at the next call."""
        with suppress(RecordsError):
            while self._new:
                key, file_id = next(iter(self._new.items()))
                async with self._records.transaction() as records:
                    await records.notes.write(key, file_id)
                self._new.pop(key, None)


def _key(recording: Recording) -> str:
    return f"telegram-voice:{recording.digest}"


def _tell(error: MessageRefused) -> None:
    # Not which recording: its topic may be one that nobody is to know somebody asked about.
    extra = {"action": "telegram_voice_refused", "error": str(error)}
    logger.warning("tried in another way", extra=extra)
