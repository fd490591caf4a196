"""Training leaves one whole model, under the name that was asked for."""

import subprocess
import sys
from pathlib import Path

from conftest import HERE, ROOT


def train(messages: Path, out: Path) -> int:
    command = [sys.executable, "-m", "nlu.train", "--nlu", str(messages), "--out", str(out)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


def test_a_new_model_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "model.v2.tar.gz"
    out.write_bytes(b"the old one")
    assert train(HERE / "messages.yml", out) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["model.v2.tar.gz"]
    assert out.read_bytes()[:2] == b"\x1f\x8b"


def test_without_messages_the_old_model_stays(tmp_path: Path) -> None:
    out = tmp_path / "model.tar.gz"
    out.write_bytes(b"the old one")
    (tmp_path / "nlu").mkdir()
    assert train(tmp_path / "nlu", out) == 1
    assert out.read_bytes() == b"the old one"
