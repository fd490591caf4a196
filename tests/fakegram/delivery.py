"""Webhook delivery: posts updates until the bot answers 2xx, in Telegram's order."""

from __future__ import annotations

import asyncio
import time

import httpx

from .journal import Post
from .updates import Update
from .world import Webhook, World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
Lane = tuple[str, int]


class Delivery:
    # Telegram's pauses grow to a minute and more; ours stop where a test can wait.
    def __init__(self, world: World, *, first_pause: float = 0.1, longest_pause: float = 2) -> None:
        self._world = world
        self._first_pause = first_pause
        self._longest_pause = longest_pause
        self._busy: set[Lane] = set()
        self._failures: dict[Lane, int] = {}
        self._paused: set[Lane] = set()
        self._posts: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Push for ever; cancel to stop."""
        # The bots are on this machine: no proxy may come between, and none has a certificate.
        async with httpx.AsyncClient(timeout=30, trust_env=False, verify=False) as client:
            try:
                while True:
                    update = await self._world.bell.until(self._next, within=3600)
                    if update is not None:
                        self._start(client, update)
            finally:
                for post in self._posts:
                    post.cancel()

    def _next(self) -> Update | None:
        """The oldest update whose lane is free: one at a time in a lane, lanes in parallel."""
        with self._world.lock:
            webhook = self._world.webhook
            if not webhook.url or len(self._busy) >= webhook.max_connections:
                return None
            waiting: set[Lane] = set()
            for update in self._world.updates.pending:
                if update.lane not in waiting and self._is_free(update.lane):
                    return update
                waiting.add(update.lane)
            return None

    def _is_free(self, lane: Lane) -> bool:
        return lane not in self._busy and lane not in self._paused

    def _start(self, client: httpx.AsyncClient, update: Update) -> None:
        self._busy.add(update.lane)
        post = asyncio.create_task(self._push(client, update, self._world.webhook))
        self._posts.add(post)
        post.add_done_callback(self._posts.discard)

    async def _push(self, client: httpx.AsyncClient, update: Update, webhook: Webhook) -> None:
        headers = {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}
        status, error = 0, None
        try:
            response = await client.post(webhook.url, json=update.json(), headers=headers)
            status = response.status_code
            if not response.is_success:
                reason = f"{status} {response.reason_phrase}".strip()
                error = f"Wrong response from the webhook: {reason}"
        except httpx.TimeoutException:
            error = "Read timeout expired"
        except httpx.HTTPError:
            error = "Connection refused"
        finally:
            self._busy.discard(update.lane)
        self._settle(update, webhook, status, error)

    def _settle(self, update: Update, webhook: Webhook, status: int, error: str | None) -> None:
        world, lane = self._world, update.lane
        with world.lock:
            world.journal.posts.append(Post(update.id, status, time.time()))
            if error is None:
                world.updates.remove(update)
                self._failures.pop(lane, None)
            else:
                webhook.last_error, webhook.last_error_at = error, world.now()
                failures = self._failures[lane] = self._failures.get(lane, 0) + 1
                pause = min(self._longest_pause, self._first_pause * 2 ** (failures - 1))
                self._paused.add(lane)
                asyncio.get_running_loop().call_later(pause, self._resume, lane)
        world.bell.ring()

    def _resume(self, lane: Lane) -> None:
        self._paused.discard(lane)
        self._world.bell.ring()
