"""A Rasa server that will never be ready is given up at once, in a sentence."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest

from bot.adapters.nlu_server import NluServer
from bot.errors import NluUnavailable

pytestmark = pytest.mark.slow

#: stands in for `nlu.serve`: as Rasa does without a model, it answers 409 to everything
WITHOUT_MODEL = """
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

class Conflict(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_error(409)

HTTPServer(("127.0.0.1", int(sys.argv[sys.argv.index("--port") + 1])), Conflict).serve_forever()
"""


def home_with(folder: Path, serve: str) -> Path:
    """A home whose Rasa is a program of a few lines."""
    (folder / ".venv-nlu" / "bin").mkdir(parents=True)
    (folder / ".venv-nlu" / "bin" / "python").symlink_to(sys.executable)
    (folder / "nlu").mkdir()
    (folder / "nlu" / "serve.py").write_text(serve)
    return folder


async def failure_of(home: Path) -> str:
    server = NluServer(home)
    await server.start()
    try:
        async with asyncio.timeout(20):
            with pytest.raises(NluUnavailable) as caught:
                await server.wait_until_ready()
    finally:
        await server.stop()
    return str(caught.value)


async def test_a_server_without_a_model_is_not_waited_for(tmp_path: Path) -> None:
    home = home_with(tmp_path, WITHOUT_MODEL)
    model = home / "models" / "vejviser.tar.gz"
    sentence = f"Rasa cannot load {model}; train it again with `vejviser nlu train`."
    assert await failure_of(home) == sentence


async def test_a_server_that_stops_is_not_waited_for(tmp_path: Path) -> None:
    home = home_with(tmp_path, "raise SystemExit(1)")
    assert await failure_of(home) == "Rasa stopped while starting; try `make nlu`."


async def test_a_home_may_be_named_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home_with(tmp_path / "home", "raise SystemExit(1)")
    monkeypatch.chdir(tmp_path)
    assert await failure_of(Path("home")) == "Rasa stopped while starting; try `make nlu`."
