"""Reads the recordings of answers (content/topics/<id>/<lang>.ogg) and tells which may be heard."""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.content.topic_files import TopicText
from bot.domain.language import Language
from bot.domain.topic import Recording
from bot.errors import InvalidData, Problem, Severity

#: bytes; Telegram shows a larger file as a file, not as a voice message
#: (https://core.telegram.org/bots/api#sending-files)
LARGEST = 1_000_000
#: seconds; nobody listens longer on a phone
LONGEST = 5 * 60

# Ogg: RFC 3533; Opus in Ogg: RFC 7845.
_MARK = b"OggS"
_HEADER = struct.Struct("<5xBqI4xIB")
_FIRST, _LAST = 0x02, 0x04
_OPUS = b"OpusHead"
_SAMPLES_PER_SECOND = 48_000  # Opus counts so, whatever was recorded
_SKIPPED = struct.Struct("<10xH")  # samples at the start that are not played
_OTHERS = {
    b"\x01vorbis": "Vorbis",
    b"\x7fFLAC": "FLAC",
    b"Speex   ": "Speex",
    b"\x80theora": "Theora (a film)",
    b"OVP80": "VP8 (a film)",
    b"fishead\0": "Skeleton",
}
_REVERSED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def find_recording(topic_id: str, text: TopicText, version: str) -> Recording | None:
    """The recording of a text as it is now; `version` is what it says now.

    None without a file, when the text or a number in it has changed since it was read aloud, or
    when the file cannot be played; `stale` says which.
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
    """The bytes of an Ogg/Opus file that every channel can play. Raises InvalidData."""
    try:
        size = path.stat().st_size
        audio = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise _invalid(path, "is missing or cannot be read.") from error
    if size > LARGEST:
        sentence = f"is {size / 1_000_000:.1f} MB large; the most is 1 MB. Record it in mono."
        raise _invalid(path, sentence)
    seconds = _length(path, _pages(path, audio))
    if seconds > LONGEST:
        minutes, rest = divmod(math.ceil(seconds), 60)
        sentence = f"is {minutes}:{rest:02} minutes long; the most is {LONGEST // 60} minutes."
        raise _invalid(path, sentence)
    return audio


def audio_digest(audio: bytes) -> str:
    """What names these bytes: the first 12 hex digits of SHA-256."""
    return hashlib.sha256(audio).hexdigest()[:12]


@dataclass(frozen=True)
class _Page:
    kind: int
    position: int  # samples when the page ends; -1 when no packet ends there
    stream: int
    content: bytes


def _pages(path: Path, audio: bytes) -> list[_Page]:
    if not audio:
        raise _invalid(path, "is empty; save the recording again.")
    if not audio.startswith(_MARK):
        sentence = "is not Ogg; save it as Ogg with Opus. To give it another name is not enough."
        raise _invalid(path, sentence)
    pages, start = [], 0
    while start < len(audio):
        page, start = _page(path, audio, start)
        pages.append(page)
    return pages


def _page(path: Path, audio: bytes, start: int) -> tuple[_Page, int]:
    """The page that begins there, and where the next one begins."""
    table = start + _HEADER.size
    if audio[start : start + len(_MARK)] != _MARK[: len(audio) - start]:
        raise _damaged(path)
    if table > len(audio):
        raise _cut_off(path)
    kind, position, stream, checksum, count = _HEADER.unpack_from(audio, start)
    content = table + count
    end = content + sum(audio[table:content])
    if end > len(audio):
        raise _cut_off(path)
    if _checksum(audio[start:end]) != checksum:
        raise _damaged(path)
    return _Page(kind, position, stream, audio[content:end]), end


def _length(path: Path, pages: Sequence[_Page]) -> float:
    """Seconds of sound; refuses what is not one whole Opus stream."""
    first, last = pages[0], pages[-1]
    if not first.content.startswith(_OPUS):
        codec = next((name for sign, name in _OTHERS.items() if first.content.startswith(sign)), "")
        raise _invalid(path, f"holds {codec or 'something else'}, not Opus; save it with Opus.")
    if any(page.kind & _FIRST or page.stream != first.stream for page in pages[1:]):
        raise _invalid(path, "holds more than one recording; save each as one of its own.")
    if not last.kind & _LAST:
        raise _cut_off(path)
    if len(first.content) < _SKIPPED.size:
        raise _damaged(path)
    (skipped,) = _SKIPPED.unpack_from(first.content)
    end = max(page.position for page in pages)
    if end <= skipped:
        raise _invalid(path, "holds no sound; record it again.")
    return float(end - skipped) / _SAMPLES_PER_SECOND


def _checksum(page: bytes) -> int:
    # Ogg's CRC takes the bits of each byte in the other order than zlib's, and inverts nothing.
    blanked = page[:22] + bytes(4) + page[26:]
    reversed_crc = zlib.crc32(blanked.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{reversed_crc:032b}"[::-1], 2)


def _path(text: TopicText) -> Path:
    return text.path.with_suffix(".ogg")


def _damaged(path: Path) -> InvalidData:
    return _invalid(path, "is damaged; copy or save the recording again.")


def _cut_off(path: Path) -> InvalidData:
    return _invalid(path, "breaks off before its end; copy or save the recording again.")


def _invalid(path: Path, sentence: str) -> InvalidData:
    return InvalidData([Problem(str(path), sentence)])
