"""The report from end to end, with a server that takes every message for the same thing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.commands.terminal import ROOT, vejviser

pytestmark = [pytest.mark.nlu, pytest.mark.slow]

MESSAGES = {
    "da": ["Er der en opdigtet besked?", "Må jeg få svar på den?"],
    "ti": ["እዚ ምህዞ መልእኽቲ ድዩ?", "ezi mhzo melekti diyu"],
}


class Server(BaseHTTPRequestHandler):
    """Takes every message for a question about IGU, and for Danish."""

    def do_GET(self) -> None:
        self._answer({"model_id": "invented"})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        ranking = [{"name": "igu", "confidence": 0.9}, {"name": "school", "confidence": 0.04}]
        self._answer({"intent_ranking": ranking, "language": "da", "language_confidence": 0.9})

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (its name there)
        pass

    def _answer(self, body: object) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


@contextmanager
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def measured(home: Path) -> Path:
    """A home with the code that measures, and two held-out messages in each of two languages."""
    if not (ROOT / ".venv-nlu").exists():
        pytest.skip("needs Rasa's environment: make nlu")
    (home / ".venv-nlu").symlink_to(ROOT / ".venv-nlu")
    shutil.copytree(ROOT / "nlu" / "components", home / "nlu" / "components")
    for path in [*(ROOT / "nlu").glob("*.py"), ROOT / "nlu" / "card.html"]:
        shutil.copy(path, home / "nlu")
    (home / "nlu" / "floors.yml").write_text("at_least: {accuracy: 0.9}\nat_most: {}\n")
    for language, texts in MESSAGES.items():
        folder = home / "tests" / "nlu" / language
        folder.mkdir(parents=True)
        lines = "".join(f"    - {text}\n" for text in texts)
        block = f"nlu:\n- intent: igu\n  examples: |\n{lines}"
        (folder / "igu.yml").write_text(block)
    return home


def test_a_report_with_noise_a_card_and_its_renewal(measured: Path) -> None:
    out = measured / "report"
    with server() as url:
        done = vejviser(
            measured,
            *("nlu", "report", "--out", str(out), "--noise", "--card", "--lang", "en", "--save"),
            VEJVISER_NLU_URL=url,
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert "| messages | 2 | 2 | 4 | 1 | 1 |" in done.stdout
    assert "| ti, right first | 2 | 100.0% |" in (out / "report.md").read_text()
    assert "What is an IGU?" in (out / "report-card.html").read_text()
    last = json.loads((measured / "nlu" / "last_report.json").read_text())
    assert last["groups"]["ti-Latn"]["messages"] == 1
    assert last["robustness"]["languages"]["da"]["right_first"] == [1.0] * 5


def test_a_fall_since_the_last_report_fails(measured: Path) -> None:
    with server() as url:
        held = ("nlu", "report", "--out", str(measured / "report"), "--card", "--save")
        assert vejviser(measured, *held, VEJVISER_NLU_URL=url).returncode == 0
        school = (measured / "tests" / "nlu" / "ti" / "igu.yml").read_text()
        (measured / "tests" / "nlu" / "ti" / "igu.yml").write_text(school.replace("igu", "school"))
        (measured / "nlu" / "floors.yml").write_text("at_least: {}\nat_most: {}\n")
        done = vejviser(measured, "nlu", "test", VEJVISER_NLU_URL=url)
    assert done.returncode == 1
    assert "ti: the share understood fell from 100.0 %" in done.stdout
    assert "da:" not in done.stdout


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_card_is_in_danish_or_english(home: Path, language: str) -> None:
    assert vejviser(home, "nlu", "report", "--card", "--lang", language).returncode == 2
