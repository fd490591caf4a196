"""Makes tiny real Ogg/Opus files: silence of any length, with what a test wants to be wrong."""

from __future__ import annotations

import struct

RATE = 48_000
SKIPPED = 312
#: 20 milliseconds of silence in one channel
FRAME = b"\xf8\xff\xfe"
_FRAME_SAMPLES = RATE // 50
_FRAMES_PER_PAGE = 50
FIRST, MIDDLE, LAST = 2, 0, 4
OPUS_HEAD = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, SKIPPED, RATE, 0, 0)


def opus(
    seconds: float,
    *,
    comment: str = "",
    stream: int = 1,
    head: bytes = OPUS_HEAD,
    start: int = 0,
    frame: bytes = FRAME,
    samples: int = _FRAME_SAMPLES,
) -> bytes:
    """A whole file; another comment makes other bytes, another head another codec.

    `start` is where the sound begins in the longer recording that it was cut out of; `frame` is
    the packet that it is made of, and `samples` how long that sounds.
    """
    frames = round((seconds * RATE + SKIPPED) / samples + 0.499)
    end = start + round(seconds * RATE) + SKIPPED
    pages = [page(FIRST, 0, 0, [head], stream), page(MIDDLE, 0, 1, [_tags(comment)], stream)]
    for first in range(0, frames, _FRAMES_PER_PAGE):
        count = min(_FRAMES_PER_PAGE, frames - first)
        is_last = first + count == frames
        position = end if is_last else start + (first + count) * samples
        kind = LAST if is_last else MIDDLE
        pages.append(page(kind, position, len(pages), [frame] * count, stream))
    return b"".join(pages)


def headers(position: int) -> bytes:
    """A file that ends where its sound should begin, though it claims to last until `position`."""
    return page(FIRST, 0, 0, [OPUS_HEAD]) + page(LAST, position, 1, [_tags("")])


def page(kind: int, position: int, number: int, packets: list[bytes], stream: int = 1) -> bytes:
    """One page of whole packets with its checksum."""
    table = b"".join(b"\xff" * (len(one) // 255) + bytes([len(one) % 255]) for one in packets)
    parts = (b"OggS", 0, kind, position, stream, number, 0, len(table))
    blank = struct.pack("<4sBBqIIIB", *parts) + table + b"".join(packets)
    return blank[:22] + struct.pack("<I", checksum(blank)) + blank[26:]


def checksum(content: bytes) -> int:
    """Ogg's CRC, bit by bit as RFC 3533 describes it."""
    crc = 0
    for byte in content:
        crc ^= byte << 24
        for _ in range(8):
            crc = (crc << 1) ^ (0x04C11DB7 if crc & 0x80000000 else 0)
            crc &= 0xFFFFFFFF
    return crc


def _tags(comment: str) -> bytes:
    text = f"COMMENT={comment}".encode()
    return b"OpusTags" + struct.pack("<I5sII", 5, b"tests", 1, len(text)) + text
