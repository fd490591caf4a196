"""Reads the recordings of answers (content/topics/<id>/<lang>.ogg) and tells which may be heard."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from pathlib import Path

from bot.adapters.content.opus import refused, seconds
from bot.adapters.content.topic_files import TopicText
from bot.domain.language import Language
from bot.domain.topic import Recording
from bot.errors import InvalidData, Problem, Severity

#: bytes; Telegram shows a larger file as a file, not as a voice message
#: (https://core.telegram.org/bots/api#sending-files)
LARGEST = 1_000_000
#: seconds; nobody listens longer on a phone
LONGEST = 5 * 60


def find_recording(topic_id: str, text: TopicText, version: str) -> Recording | None:
    """The recording of a text as it is now; `version` is what it says now.

    None without a file, when the text or a number in it has changed since it was read aloud, or
    when `read_audio` refuses the file; `stale` says which.
    """
    if text.audio_of != version:
        return None
    path = _path(text)
    try:
        return Recording(topic_id, Language(path.stem), audio_digest(read_audio(path)))
    except InvalidData:
        return None


def stale(text: TopicText, version: str) -> Iterator[Problem]:
    """What is wrong with the recording of a text, or with its missing."""
    path, topic_id = _path(text), text.path.parent.name
    if not path.exists():
        if text.audio_of:
            sentence = f"has `audio_of`, but {path.name} is missing; add it or remove `audio_of`."
            yield Problem(str(text.path), sentence)
        return
    try:
        read_audio(path)
    except InvalidData as error:
        yield from error.problems
    if text.audio_of is None:
        sentence = (
            f"lacks `audio_of`, but {path.name} is there; if it reads the text as it is now, run "
            f"`vejviser content stamp --audio {topic_id}`."
        )
        yield Problem(str(text.path), sentence)
    elif text.audio_of != version:
        sentence = (
            "was recorded from an older text; record it again, then run "
            f"`vejviser content stamp --audio {topic_id}`."
        )
        yield Problem(str(path), sentence, Severity.WARNING)


def read_audio(path: Path) -> bytes:
    """The bytes of one whole Ogg/Opus stream, not too large and not too long. Raises InvalidData.

    What `opus.seconds` does not check, such as the number of channels, is not checked here either.
    """
    try:
        size = path.stat().st_size
        audio = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise refused(path, "is missing or cannot be read.") from error
    if size > LARGEST:
        sentence = f"is {size / 1_000_000:.1f} MB large; the most is 1 MB. Record it in mono."
        raise refused(path, sentence)
    length = seconds(path, audio)
    if length > LONGEST:
        minutes, rest = divmod(math.ceil(length), 60)
        sentence = f"is {minutes}:{rest:02} minutes long; the most is {LONGEST // 60} minutes."
        raise refused(path, sentence)
    return audio


def read_known(path: Path, digest: str) -> bytes | None:
    """The bytes that were found good under this digest; None when the file holds others now."""
    try:
        with path.open("rb") as file:
            audio = file.read(LARGEST + 1)
    except OSError:
        return None
    return audio if audio_digest(audio) == digest else None


def audio_digest(audio: bytes) -> str:
    """What names these bytes: the first 12 hex digits of SHA-256."""
    return hashlib.sha256(audio).hexdigest()[:12]


def _path(text: TopicText) -> Path:
    return text.path.with_suffix(".ogg")
