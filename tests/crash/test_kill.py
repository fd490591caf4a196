"""Kills the bot again and again while people write to it."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Sequence

import pytest

from tests.crash.bots import Bots
from tests.crash.runner import POINTS
from tests.fakegram import Fakegram, Person

PEOPLE, EACH = 20, 10
RANDOM = "at random"
KILLS = [RANDOM, *POINTS, RANDOM]


@pytest.mark.crash
@pytest.mark.timeout(60)
async def test_nothing_is_lost_when_killed(database_url: str) -> None:
    async with Fakegram() as telegram, Bots(telegram.url, database_url) as bots:
        people = [telegram.person(f"Person {n}") for n in range(PEOPLE)]
        for number, point in enumerate(KILLS):
            await asyncio.gather(write(people, number), run_until_killed(telegram, bots, point))
        for number in range(len(KILLS), EACH):
            await write(people, number)
        await bots.start()
        await telegram.until(lambda: all(len(heard(person)) >= EACH for person in people), 40)
        await asyncio.sleep(1)  # a late duplicate would show
        check(people, kills=len(KILLS))


async def write(people: Sequence[Person], number: int) -> None:
    """Everybody writes one line while the bot comes and goes."""
    for person in people:
        person.says(str(number))
        await asyncio.sleep(0.01)


async def run_until_killed(telegram: Fakegram, bots: Bots, point: str) -> None:
    before = telegram.calls("sendMessage")
    await bots.start(point)
    if point in POINTS:
        await bots.ends()
        return
    sent = random.randint(3, 20)
    await telegram.until(lambda: telegram.calls("sendMessage") >= before + sent, within=20)
    await bots.kill()


def heard(person: Person) -> list[str]:
    """What the bot said to a person, once where it was said twice in a row."""
    return [text for text, _ in itertools.groupby(said(person))]


def said(person: Person) -> list[str]:
    return [message.text for message in person.chat.from_bot()]


def check(people: Sequence[Person], kills: int) -> None:
    in_order = [f"echo: {number}" for number in range(EACH)]
    assert [heard(person) for person in people] == [in_order] * len(people)
    twice = sum(len(said(person)) - EACH for person in people)
    assert twice <= kills, f"{twice} duplicates after {kills} kills"
