"""Encrypts texts at rest: AES-256-GCM, bound to the place where they are kept."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import InvalidData, Problem

_NONCE_BYTES = 12
_KEY_ID = "1"


class Cipher:
    """Seals and opens texts with one 256-bit key."""

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)

    def seal(self, text: str, place: str) -> str:
        """The text encrypted for one place, such as `messages.text`; base64 with a key id."""
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + self._aead.encrypt(nonce, text.encode(), place.encode())
        return f"{_KEY_ID}:{base64.b64encode(sealed).decode()}"

    def open(self, sealed: str, place: str) -> str:
        """The text that was sealed for that place. Raises InvalidData for another key or place."""
        try:
            raw = base64.b64decode(sealed.partition(":")[2], validate=True)
            return self._aead.decrypt(
                raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], place.encode()
            ).decode()
        except (InvalidTag, ValueError) as error:  # ValueError: it was never sealed
            sentence = "cannot be decrypted: the key file does not belong to this database."
            raise InvalidData([Problem(place, sentence)]) from error


def load_or_make_key(path: Path) -> bytes:
    """The key in the file, readable by its owner only; made on the first start.

    Raises InvalidData when the file is not a key.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        pass
    else:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(AESGCM.generate_key(bit_length=256)))
    try:
        key = base64.b64decode(path.read_bytes(), validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise InvalidData([Problem(str(path), "is not a key; restore it from the backup.")])
    return key
