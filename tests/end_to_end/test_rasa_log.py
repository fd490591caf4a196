"""Rasa prints messages at DEBUG; our server never lets it, whatever the environment says."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import httpx
import pytest

from tests.running import ROOT, free_port

pytestmark = [
    pytest.mark.nlu,
    pytest.mark.timeout(180),
    pytest.mark.skipif(
        not (ROOT / "models" / "vejviser.tar.gz").exists(), reason="make the model with `make nlu`"
    ),
]


def test_no_message_text_is_printed(tmp_path: Path) -> None:
    port, log = str(free_port()), tmp_path / "log"
    with log.open("wb") as printed:
        server = subprocess.Popen(
            [ROOT / ".venv-nlu/bin/python", "-m", "nlu.serve", "--port", port],
            cwd=ROOT,
            env={**os.environ, "LOG_LEVEL": "DEBUG", "LOG_LEVEL_LIBRARIES": "DEBUG"},
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            wait_until_ready(client)
            text = "jeg hedder Amina Eksempel og er syg"
            answer = client.post("/model/parse", json={"text": text}, timeout=30)
    finally:
        server.terminate()
        server.wait(15)
    assert answer.json()["language"] == "da"
    assert log.stat().st_size > 0
    assert "Amina" not in log.read_text(errors="replace")


def wait_until_ready(client: httpx.Client) -> None:
    for _ in range(1200):
        try:
            if client.get("/status").json().get("model_id"):
                return
        except (httpx.HTTPError, ValueError):
            pass
        time.sleep(0.1)
    raise TimeoutError
