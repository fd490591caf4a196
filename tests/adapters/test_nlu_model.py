"""Models that are damaged or do not fit the code are told from those that can be run."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from bot.adapters.nlu_model import fault_of_model

DAMAGED = "is damaged or was not written to its end"
RASA = {"uses": "rasa.nlu.classifiers.regex_message_handler.RegexMessageHandler"}
OURS = {"uses": "nlu.components.invented.Featurizer"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder whose code has one component."""
    folder = tmp_path / "nlu" / "components"
    folder.mkdir(parents=True)
    (folder / "invented.py").write_text("class Featurizer(GraphComponent):\n    pass\n")
    return tmp_path


def write_model(home: Path, metadata: object) -> Path:
    """An archive as Rasa writes it: weights first."""
    path = home / "model.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        content = json.dumps(metadata).encode()
        for name, kept in {"weights": bytes(range(256)) * 99, "metadata.json": content}.items():
            member = tarfile.TarInfo(name)
            member.size = len(kept)
            archive.addfile(member, io.BytesIO(kept))
    return path


def of(*nodes: object) -> dict[str, object]:
    return {"predict_schema": {"nodes": dict(enumerate(nodes))}}


def test_a_model_that_fits_has_no_fault(home: Path) -> None:
    assert fault_of_model(write_model(home, of(RASA, OURS)), home) is None


@pytest.mark.parametrize("name", ["invented.Feature", "invented.Lost", "lost.Featurizer"])
def test_a_component_that_the_code_lacks_is_named(home: Path, name: str) -> None:
    uses = f"nlu.components.{name}"
    sentence = f"was trained with {uses}, which the code no longer has"
    assert fault_of_model(write_model(home, of(RASA, {"uses": uses})), home) == sentence


def test_a_model_cut_off_anywhere_is_damaged(home: Path) -> None:
    path = write_model(home, of(OURS))
    whole = path.read_bytes()
    for length in (0, 1, 10, len(whole) // 2, len(whole) - 9, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert fault_of_model(path, home) == DAMAGED, length


def test_a_model_with_a_wrong_byte_is_damaged(home: Path) -> None:
    path = write_model(home, of(OURS))
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)
    assert fault_of_model(path, home) == DAMAGED


@pytest.mark.parametrize("metadata", [[], {}, {"predict_schema": None}, of("text"), of({})])
def test_metadata_of_another_kind_is_damage(home: Path, metadata: object) -> None:
    assert fault_of_model(write_model(home, metadata), home) == DAMAGED


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\3\4"])
def test_what_is_no_archive_is_damaged(home: Path, content: bytes) -> None:
    path = home / "model.tar.gz"
    path.write_bytes(content)
    assert fault_of_model(path, home) == DAMAGED
    assert fault_of_model(home, home) == DAMAGED
