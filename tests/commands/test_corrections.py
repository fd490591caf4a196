"""`vejviser content affected` and `correct`: a dry run by default, confirmed before it sends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.terminal import vejviser

pytestmark = pytest.mark.slow

SINCE = ("--since", "2026-01-01")


@pytest.fixture
def corrected(home: Path) -> Path:
    """Two people have asked; then the Danish text was changed."""
    for name, language in (("amina", "da"), ("filmon", "ti")):
        lines = f'{{"press": "lang:{language}"}}\n{{"press": "about:contract"}}\n'
        vejviser(home, "chat", "--jsonl", "--as", name, stdin=lines)
    path = home / "content/topics/contract/da.md"
    path.write_text(path.read_text().replace("Kontrakten er en plan", "Kontrakten er din plan"))
    return home


def test_the_affected_are_counted_by_version(corrected: Path) -> None:
    done = vejviser(corrected, "content", "affected", "contract", *SINCE)
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first == "contract: 1 contact got an older answer since 2026-01-01."
    assert second.startswith("  da ")
    assert second.endswith(": 1")
    assert "ti.md: is not up to date" in done.stderr


def test_without_send_nothing_is_sent(corrected: Path) -> None:
    done = vejviser(corrected, "content", "correct", "contract", *SINCE)
    assert done.returncode == 0
    assert "Vi har rettet vores svar" in done.stdout
    assert "Dry run: 1 contact would be told." in done.stdout
    again = vejviser(corrected, "content", "affected", "contract", *SINCE)
    assert "have been told" not in again.stdout


def test_nobody_is_told_without_a_yes(corrected: Path) -> None:
    done = vejviser(corrected, "content", "correct", "contract", *SINCE, "--send", stdin="y\n")
    assert done.returncode == 1
    assert "confirm with --yes" in done.stderr


def test_each_is_told_once(corrected: Path) -> None:
    command = ("content", "correct", "contract", *SINCE, "--send", "--yes")
    done = vejviser(corrected, *command)
    assert done.returncode == 0
    assert "queued: 1" in done.stdout
    again = vejviser(corrected, *command).stdout
    assert "told before: 1" in again
    assert "Dry run: 0 contacts would be told." in again
    told = vejviser(corrected, "content", "affected", "contract", *SINCE)
    assert "1 of them have been told" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("affected", "football", *SINCE), 1, "football: is no topic"),
        (("affected", "repatriation-support", *SINCE), 1, "is confidential"),
        (("affected", "contract", "--since", "2999-01-01"), 1, "is still to come"),
        (("affected", "contract", "--since", "0001-01-01"), 1, "must be 2020-01-01 or later"),
        (("correct", "contract", *SINCE, "--by", ""), 2, "--by"),
        (("correct", "contract", *SINCE, "--by", "x" * 61), 2, "--by"),
        (("affected", "contract", "--since", "yesterday"), 2, "--since"),
        (("correct", "contract"), 2, "--since"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(
    home: Path, arguments: tuple[str, ...], status: int, told: str
) -> None:
    done = vejviser(home, "content", *arguments)
    assert done.returncode == status
    assert told in done.stderr
    assert "Traceback" not in done.stderr
