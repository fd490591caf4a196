"""Reads how long an Ogg/Opus file sounds, and refuses what is not one whole stream."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.errors import InvalidData, Problem

# Ogg: RFC 3533; Opus in Ogg: RFC 7845; Opus: RFC 6716.
_MARK = b"OggS"
_HEADER = struct.Struct("<5xBqI4xIB")
_FIRST, _LAST = 0x02, 0x04
_OPUS = b"OpusHead"
_GOES_ON = 255  # a piece of this length has another piece after it
_HEADERS = 2  # packets before the sound: OpusHead and OpusTags
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
# Samples in a frame, by the first five bits of a packet (RFC 6716, table 2).
_SILK, _HYBRID, _CELT = (480, 960, 1920, 2880), (480, 960), (120, 240, 480, 960)
_FRAME = _SILK * 3 + _HYBRID * 2 + _CELT * 4


@dataclass(frozen=True)
class _Page:
    kind: int
    position: int  # samples when the page ends; -1 when no packet ends there
    stream: int
    lacing: bytes  # the lengths of the pieces of packets in `content`
    content: bytes


def seconds(path: Path, audio: bytes) -> float:
    """How long these bytes of that file sound. Raises InvalidData.

    Every page's checksum, the first page's codec, the number of streams, the end, and whether
    there are packets of sound are checked; whether the packets can be decoded is not.
    """
    pages = _pages(path, audio)
    first = pages[0]
    if not first.content.startswith(_OPUS):
        codec = next((name for sign, name in _OTHERS.items() if first.content.startswith(sign)), "")
        raise refused(path, f"holds {codec or 'something else'}, not Opus; save it with Opus.")
    if any(page.kind & _FIRST or page.stream != first.stream for page in pages[1:]):
        raise refused(path, "holds more than one recording; save each as one of its own.")
    if not pages[-1].kind & _LAST:
        raise _cut_off(path)
    if len(first.content) < _SKIPPED.size:
        raise _damaged(path)
    (skipped,) = _SKIPPED.unpack_from(first.content)
    samples = _samples(pages) - skipped
    if samples <= 0:
        raise refused(path, "holds no sound; record it again.")
    return float(samples) / _SAMPLES_PER_SECOND


def refused(path: Path, sentence: str) -> InvalidData:
    """The error that says what is wrong with the recording in that file."""
    return InvalidData([Problem(str(path), sentence)])


def _pages(path: Path, audio: bytes) -> list[_Page]:
    if not audio:
        raise refused(path, "is empty; save the recording again.")
    if not audio.startswith(_MARK):
        sentence = "is not Ogg; save it as Ogg with Opus. To give it another name is not enough."
        raise refused(path, sentence)
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
    lacing = audio[table:content]
    end = content + sum(lacing)
    if end > len(audio):
        raise _cut_off(path)
    if _checksum(audio[start:end]) != checksum:
        raise _damaged(path)
    return _Page(kind, position, stream, lacing, audio[content:end]), end


def _samples(pages: Sequence[_Page]) -> int:
    """From where the sound begins to where it ends; 0 without a packet of sound."""
    sounding = [(page.position, packets) for page, packets in _ending(pages) if packets]
    if not sounding:
        return 0
    # A recording that was cut out of a longer one begins at another position than 0; one that
    # fits on a single page ends before its last packet does (RFC 7845, section 4).
    position, packets = sounding[0]
    start = max(0, position - sum(map(_duration, packets)))
    return max(position for position, _ in sounding) - start


def _ending(pages: Sequence[_Page]) -> Iterator[tuple[_Page, list[bytes]]]:
    """Each page with the packets of sound that end on it."""
    headers, begun = _HEADERS, b""
    for page in pages:
        packets, at = [], 0
        for length in page.lacing:
            begun, at = begun + page.content[at : at + length], at + length
            if length < _GOES_ON:
                packets.append(begun)
                begun = b""
        yield page, [packet for packet in packets[headers:] if packet]
        headers = max(0, headers - len(packets))


def _duration(packet: bytes) -> int:
    """Samples in a packet (RFC 6716, section 3.1)."""
    frames = (1, 2, 2, packet[1] & 0x3F if len(packet) > 1 else 0)[packet[0] & 3]
    return _FRAME[packet[0] >> 3] * frames


def _checksum(page: bytes) -> int:
    # Ogg's CRC takes the bits of each byte in the other order than zlib's, and inverts nothing.
    blanked = page[:22] + bytes(4) + page[26:]
    reversed_crc = zlib.crc32(blanked.translate(_REVERSED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{reversed_crc:032b}"[::-1], 2)


def _damaged(path: Path) -> InvalidData:
    return refused(path, "is damaged; copy or save the recording again.")


def _cut_off(path: Path) -> InvalidData:
    return refused(path, "breaks off before its end; copy or save the recording again.")
