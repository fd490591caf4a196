"""Fakegram: a Telegram of our own on a free port, for tests in and outside this process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from starlette.applications import Starlette

from .api import BotApi
from .delivery import Delivery
from .faults import Fault
from .flood import Flood
from .incoming import membership_changes
from .journal import Journal
from .page import Page
from .people import Group, Person
from .simulation import Simulation
from .threads import serving
from .updates import Update
from .wire import WebServer
from .world import World


class Fakegram:
    """async with Fakegram() as telegram: amina = telegram.person("Amina Eksempel")"""

    def __init__(self, *, token: str = "1:TEST", host: str = "127.0.0.1", port: int = 0) -> None:
        self.token = token
        self.world = World(token)
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self.host = host
        self.port = port
        self.delivery = Delivery(self.world)
        self._server: WebServer | None = None
        self._pushing: asyncio.Task[None] | None = None

    # Where it is.

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def base_url(self) -> str:
        """For python-telegram-bot's base_url; base_file_url likewise."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.url}/file/bot"

    async def __aenter__(self) -> Self:
        pages = [*BotApi(self.world).routes(), *Simulation(self).routes(), *Page(self).routes()]
        self._server = WebServer(Starlette(routes=pages), self.host, self.port)
        self.port = self._server.port
        await self._server.begin()
        self._pushing = asyncio.create_task(self.delivery.run())
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._server is not None
        assert self._pushing is not None
        self._pushing.cancel()
        await asyncio.gather(self._pushing, return_exceptions=True)
        await self._server.end()

    @classmethod
    @contextmanager
    def run_in_thread(cls, **options: Any) -> Iterator[Self]:
        """The same for tests without an event loop; people may be used from any thread."""
        telegram = cls(**options)
        with serving(telegram):
            yield telegram

    # People and groups.

    def person(
        self,
        name: str,
        *,
        language_code: str | None = None,
        username: str | None = None,
        has_started: bool = False,
    ) -> Person:
        """A new person; one who has started may be written to at once."""
        with self.world.lock:
            user = self.world.add_person(name, language_code, username)
            user.has_started = has_started
            person = self.people[user.id] = Person(self.world, user)
            return person

    def group(self, title: str, members: list[Person], *, is_super: bool = False) -> Group:
        """A new group to which its first member adds the bot."""
        with self.world.lock:
            users = [member.user for member in members]
            chat = self.world.add_group(title, users, is_super=is_super)
            membership_changes(self.world, chat, users[0], "left", "member")
            group = self.groups[chat.id] = Group(self.world, chat)
            return group

    # Trouble.

    def fails(self, fault: Fault) -> Fault:
        """Plan a fault: telegram.fails(Fault("retry_after", "sendMessage", seconds=3))"""
        with self.world.lock:
            return self.world.faults.add(fault)

    def heals(self) -> None:
        with self.world.lock:
            self.world.faults.clear()

    def controls_flood(self, flood: Flood | None) -> None:
        """Refuse what goes over Telegram's rates; None lets everything pass again."""
        self.world.flood = flood

    def repeats(self, update_id: int | None = None) -> Update:
        """Deliver an update once more, the newest one unless another is named."""
        with self.world.lock:
            known = self.world.updates.known
            update = self.world.updates.repeat(max(known) if update_id is None else update_id)
        self.world.bell.ring()
        return update

    # What happened.

    @property
    def journal(self) -> Journal:
        return self.world.journal

    def calls(self, method: str) -> int:
        return len(self.journal.of(method))

    def deliveries(self, chat_id: int, text: str) -> int:
        return self.journal.deliveries[chat_id, text]

    async def until(self, condition: Callable[[], bool], within: float = 5.0) -> None:
        """Wait until something is true; asked at each ring and a few times a second besides."""
        clock = asyncio.get_running_loop().time
        deadline = clock() + within
        while not await self.world.bell.until(lambda: condition() or None, within=0.05):
            if clock() > deadline:
                raise AssertionError(f"still not so after {within} s")

    async def confirmed(self, within: float = 5.0) -> None:
        """Wait until the bot has taken every update."""
        await self.until(lambda: not self.world.updates.pending, within)
