"""The command line that scripts rely on: output, exit status, one sentence for each problem."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from tests.commands.terminal import vejviser
from tests.fakegram import Fakegram

pytestmark = pytest.mark.slow


def test_wrong_use_exits_with_2(home: Path) -> None:
    assert vejviser(home, "chat", "--lang", "fr").returncode == 2
    assert vejviser(home, "sing").returncode == 2


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


@pytest.mark.parametrize("command", ["doctor", "understand", "chat"])
def test_a_damaged_model_is_named_in_one_sentence(home: Path, command: str) -> None:
    model = home / "models" / "vejviser.tar.gz"
    for path in (home / ".venv-nlu" / "bin" / "rasa", model):
        path.parent.mkdir(parents=True)
        path.touch()
    done = vejviser(home, command, stdin="menu\n")
    sentence = f"{model} is damaged or was not written to its end; train it again with"
    assert (done.stdout + done.stderr).count(sentence) == 1
    assert "Traceback" not in done.stderr
    assert done.returncode == (0 if command == "chat" else 1)
