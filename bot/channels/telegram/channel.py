"""The Telegram channel as a whole: what runs, and what keeps it running."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from starlette.routing import Route

from bot.channels.telegram.api import OFFICIAL_URL, Api
from bot.channels.telegram.apology import Apology
from bot.channels.telegram.attempts import Attempts, Conversation
from bot.channels.telegram.groups import Identity
from bot.channels.telegram.introduction import choose_way, identify, name_commands
from bot.channels.telegram.pauses import Pauses
from bot.channels.telegram.polling import HOLD, STALL, Polling
from bot.channels.telegram.sender import Sender
from bot.channels.telegram.tools import Bell, Tools
from bot.channels.telegram.webhook import Webhook
from bot.channels.telegram.worker import Worker
from bot.i18n import Phrases
from bot.ports import Clock, Library, Records

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class TelegramSettings:
    """How Telegram is reached, and how it reaches us."""

    token: str = field(repr=False)
    api_url: str = OFFICIAL_URL
    #: the public address that Telegram calls, ending in /telegram/ and a word; without one we ask
    #: for updates ourselves
    webhook_url: str | None = None
    webhook_secret: str | None = field(default=None, repr=False)
    hold: float = HOLD
    stall: float = STALL
    pauses: Pauses = field(default_factory=Pauses)


class TelegramChannel:
    """Receives, answers and sends until it is told to stop."""

    def __init__(  # noqa: PLR0913 - called in one place, by names
        self,
        settings: TelegramSettings,
        *,
        records: Records,
        conversation: Conversation,
        clock: Clock,
        phrases: Phrases,
        library: Library,
    ) -> None:
        self._settings = settings
        self._conversation = conversation
        self._phrases = phrases
        self._apology = Apology(phrases, library)
        api = Api(settings.token, settings.api_url)
        self._tools = Tools(api=api, records=records, clock=clock, pauses=settings.pauses)
        self._incoming, self._outgoing = Bell(), Bell()
        self._polling = Polling(
            self._tools, self._incoming.ring, hold=settings.hold, stall=settings.stall
        )
        self._sender = Sender(self._tools, self._outgoing, library)

    @property
    def last_success(self) -> datetime | None:
        """When Telegram last answered us; None before the first time and with a webhook."""
        return self._polling.last_success

    def routes(self) -> Sequence[Route]:
        """For the web application: where Telegram delivers updates, if it does."""
        if not self._settings.webhook_url:
            return ()
        secret = self._settings.webhook_secret or ""
        webhook = Webhook(self._tools, secret, self._incoming.ring)
        return (webhook.route(self._settings.webhook_url.rsplit("/", 1)[1]),)

    async def run(self) -> None:
        """Run until cancelled, then stop within seconds. Raises InvalidData for a wrong token."""
        try:
            me = await identify(self._tools)
            settings = self._settings
            await choose_way(self._tools, settings.webhook_url, settings.webhook_secret or "")
            async with asyncio.TaskGroup() as group:
                group.create_task(name_commands(self._tools, self._phrases))
                for name, run in self._parts(me).items():
                    group.create_task(self._keep_running(name, run))
        finally:
            await self._tools.api.close()

    def _parts(self, me: Identity) -> Mapping[str, Callable[[], Awaitable[None]]]:
        attempts = Attempts(self._tools, self._conversation, self._apology, me)
        worker = Worker(self._tools, attempts, self._incoming, self._outgoing.ring)
        parts = {"worker": worker.run, "sender": self._sender.run}
        return parts if self._settings.webhook_url else {"polling": self._polling.run, **parts}

    async def _keep_running(self, name: str, run: Callable[[], Awaitable[None]]) -> None:
        failures = 0
        while True:
            try:
                await run()
            except Exception as error:
                # Nobody foresaw it; the other parts go on, and this one begins anew.
                extra = {
                    "action": "telegram_part_died",
                    "part": name,
                    "error": type(error).__name__,
                }
                logger.error("begins anew", extra=extra)
            failures += 1
            await asyncio.sleep(self._settings.pauses.after(failures))
