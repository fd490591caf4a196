"""The command line that scripts rely on: output, exit status, one sentence for each problem."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakegram import Fakegram

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Content, phrases and thresholds without Rasa's environment or a model."""
    for folder in ("content", "translations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "nlu").mkdir()
    shutil.copy(ROOT / "nlu" / "thresholds.yml", tmp_path / "nlu")
    return tmp_path


def vejviser(
    home: Path, *arguments: str, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in the home folder."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("VEJVISER")}
    clean.pop("TELEGRAM_BOT_TOKEN", None)
    nobody = {"VEJVISER_HOME": str(home), "VEJVISER_NLU_URL": "http://127.0.0.1:9"}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={**clean, **nobody, **environment},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_wrong_use_exits_with_2(home: Path) -> None:
    assert vejviser(home, "chat", "--lang", "fr").returncode == 2
    assert vejviser(home, "sing").returncode == 2


def test_good_content_passes_the_check(home: Path) -> None:
    done = vejviser(home, "content", "check")
    assert (done.returncode, done.stdout) == (0, "")


def test_each_problem_of_the_content_is_a_line(home: Path) -> None:
    (home / "content/topics/contract/ti.md").unlink()
    (home / "content/topics/internship/en.md").write_text("no front matter")
    done = vejviser(home, "content", "check")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) >= 2
    assert all(": " in line and line.endswith(".") for line in lines)


def test_a_preview_shows_the_answer_with_its_values(home: Path) -> None:
    done = vejviser(home, "content", "preview", "sanction-hearing", "da")
    assert done.returncode == 0
    assert "01 23 45 10" in done.stdout
    assert "Kilde: " in done.stdout


def test_a_preview_of_nothing_says_so(home: Path) -> None:
    done = vejviser(home, "content", "preview", "football", "da")
    assert done.returncode == 1
    assert "football: is not a topic" in done.stderr


def test_a_stamp_follows_a_changed_source(home: Path) -> None:
    path = home / "content/topics/contract/da.md"
    path.write_text(path.read_text().replace("Kontrakten er en plan", "Kontrakten er din plan"))
    assert vejviser(home, "content", "check").returncode == 1
    assert vejviser(home, "content", "stamp", "contract").stdout.count("stamped") == 3
    assert vejviser(home, "content", "check").returncode == 0


def test_a_chat_in_json_lines_works_without_the_model(home: Path) -> None:
    lines = '{"press": "lang:ar"}\n{"press": "about:complaint"}\n{"text": "hej"}\n'
    done = vejviser(home, "chat", "--jsonl", stdin=lines)
    assert done.returncode == 0
    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(set(one) == {"text", "lang", "buttons", "topic", "version"} for one in replies)
    answer = next(one for one in replies if one["topic"] == "complaint")
    assert answer["lang"] == "ar"
    assert len(answer["version"]) == 12
    assert "make nlu" in done.stderr


def test_understanding_without_the_model_says_what_is_missing(home: Path) -> None:
    done = vejviser(home, "understand", stdin="hej\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert "make nlu" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_port_in_use_is_named(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = vejviser(home, "run", VEJVISER_WEB_PORT=port)
    assert done.returncode == 1
    assert f"127.0.0.1:{port}: is in use" in done.stderr


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("mysql://x", "VEJVISER_DATABASE_URL: must be"),
        ("sqlite:////proc/no/such.db", "cannot be opened"),
        ("postgresql://bot:hush@127.0.0.1:9/none", "cannot be opened"),
    ],
)
def test_an_unusable_database_is_named_without_its_password(
    home: Path, url: str, told: str
) -> None:
    done = vejviser(home, "chat", "--jsonl", VEJVISER_DATABASE_URL=url)
    assert done.returncode == 1
    assert told in done.stderr
    assert "hush" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_of_another_key_is_refused(home: Path) -> None:
    assert vejviser(home, "chat", "--jsonl", stdin='{"text": "hej"}\n').returncode == 0
    (home / "var/key").write_text("not a key")
    done = vejviser(home, "chat", "--jsonl")
    assert done.returncode == 1
    assert "is not a key" in done.stderr


def test_a_wrong_setting_is_named(home: Path) -> None:
    done = vejviser(home, "run", VEJVISER_WEB_PORT="web")
    assert done.returncode == 1
    assert done.stderr.startswith("VEJVISER_WEB_PORT: ")


def test_a_wrong_token_is_told_without_the_token(home: Path) -> None:
    with Fakegram.run_in_thread() as telegram:
        done = vejviser(
            home,
            "run",
            TELEGRAM_BOT_TOKEN="1:WRONG-hush",
            VEJVISER_TELEGRAM_API_URL=telegram.url,
            VEJVISER_WEB_PORT="0",
        )
    assert done.returncode == 1
    assert "token" in done.stderr.lower()
    assert "hush" not in done.stderr


def test_the_doctor_names_what_is_missing(home: Path) -> None:
    done = vejviser(home, "doctor")
    assert done.returncode == 1
    assert "NOT language model" in done.stdout
    assert "ok  content" in done.stdout
    assert "ok  database" in done.stdout
