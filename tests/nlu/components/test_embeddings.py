"""Vectors are kept between trainings, and made anew where they cannot be read."""

from pathlib import Path

import numpy as np
import pytest

from nlu.components.embeddings import KnownVectors

TEXTS = ["en opdigtet besked", "ምህዞ መልእኽቲ"]


def test_known_vectors_are_read_again(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "vectors.npz"
    first = KnownVectors(path).embed(TEXTS, ["query"])
    path.with_name("copy.npz").write_bytes(path.read_bytes())
    assert np.allclose(KnownVectors(path).embed(TEXTS, ["query"]), first, atol=1e-3)
    assert path.read_bytes() == path.with_name("copy.npz").read_bytes()


@pytest.mark.parametrize("content", [b"", b"PK\3\4 cut off", b"something else"])
def test_a_broken_file_of_vectors_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(content)
    assert KnownVectors(path).embed(TEXTS, ["query"]).shape == (2, 384)
    assert [one.name for one in tmp_path.iterdir()] == ["vectors.npz"]
    with np.load(path) as kept:
        assert len(kept["digests"]) == 2
