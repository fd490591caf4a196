"""Staff edit a text while the assistant runs, and correct those who got the older one."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.commands.terminal import vejviser
from tests.fakegram import Fakegram, Person
from tests.running import ROOT, assistant

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]

#: seconds until a saved text must be served
SERVED_WITHIN = 5.0


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for folder in ("content", "translations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "nlu").mkdir()
    shutil.copy(ROOT / "nlu/thresholds.yml", tmp_path / "nlu")
    return tmp_path


@pytest.fixture
async def telegram(home: Path) -> AsyncIterator[Fakegram]:
    async with Fakegram() as server, assistant(home / "var", server.url, home):
        yield server


async def asks(person: Person, language: str, *buttons: str) -> str:
    """Choose a language, then press further buttons; the last answer."""
    person.starts()
    await person.hears()
    for button in (f"lang:{language}", "area:sanctions", *buttons):
        person.presses(button)
        answer = await person.hears()
    return answer.text


async def asks_again(person: Person) -> str:
    """The way back to the menu and to the complaint once more."""
    for button in ("menu", "area:sanctions", "about:complaint"):
        person.presses(button)
        answer = await person.hears()
    return answer.text


def texts(home: Path) -> list[Path]:
    return sorted(home.glob("content/topics/complaint/*.md"))


def change(path: Path) -> None:
    text = path.read_text()
    assert "4 " in text
    path.write_text(text.replace("4 ", "6 ", 1))


async def test_a_number_is_served_when_it_is_changed_everywhere(
    home: Path, telegram: Fakegram
) -> None:
    person = telegram.person("Amina Eksempel")
    assert "4 uger" in await asks(person, "da", "about:complaint")
    first, *others = texts(home)
    change(first)
    await asyncio.sleep(SERVED_WITHIN)
    assert "4 uger" in await asks_again(person)
    for path in others:
        change(path)
    saved = time.monotonic()
    while "6 uger" not in await asks_again(person):
        assert time.monotonic() - saved < SERVED_WITHIN
        await asyncio.sleep(0.2)


async def test_a_correction_reaches_exactly_those_with_the_older_text(
    home: Path, telegram: Fakegram
) -> None:
    amina, filmon = telegram.person("Amina Eksempel"), telegram.person("Filmon Eksempel")
    other, late = telegram.person("Bo Eksempel"), telegram.person("Dina Eksempel")
    await asks(amina, "da", "about:complaint")
    await asks(filmon, "ti", "about:complaint")
    await asks(other, "da", "about:sanction-hearing")
    for path in texts(home):
        change(path)
    stamped = await asyncio.to_thread(vejviser, home, "content", "stamp", "complaint")
    assert stamped.stdout.count("stamped") == 3
    await asyncio.sleep(SERVED_WITHIN)
    await asks(late, "da", "about:complaint")
    command = ("content", "correct", "complaint", "--since", "2026-01-01", "--send", "--yes")
    done = await asyncio.to_thread(vejviser, home, *command, VEJVISER_DATA=str(home / "var"))
    assert "queued: 2" in done.stdout, done.stderr
    assert "Vi har rettet vores svar" in (await amina.hears()).text
    correction = await filmon.hears()
    assert correction.text.startswith("ነቲ")
    filmon.presses("about:complaint")
    assert "6 " in (await filmon.hears()).text
    again = await asyncio.to_thread(vejviser, home, *command, VEJVISER_DATA=str(home / "var"))
    assert "0 contacts would be told" in again.stdout
    for person in (amina, other, late, filmon):
        await person.hears_nothing()
