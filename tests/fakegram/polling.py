"""getUpdates: the long poll, where only a later offset makes an update go away."""

from __future__ import annotations

from .errors import Json, conflict
from .methods.webhooks import remember_allowed_updates
from .params import Params
from .updates import Update
from .world import World

WEBHOOK_IS_SET = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
LONGEST_WAIT = 50


class Polling:
    def __init__(self, world: World) -> None:
        self._world = world
        self._latest: object | None = None

    async def get_updates(self, params: Params) -> list[Json]:
        world, this = self._world, object()
        limit = min(100, max(1, params.integer("limit", 100)))
        timeout = min(LONGEST_WAIT, max(0, params.integer("timeout", 0)))
        with world.lock:
            if world.webhook.url:
                raise conflict(WEBHOOK_IS_SET)
            remember_allowed_updates(world, params)
            world.updates.confirm(params.integer("offset", 0))
            # The newest poller wins; the one that waits is sent away with 409.
            self._latest = this
        world.bell.ring()
        batch = await world.bell.until(lambda: self._ready(this, limit), timeout)
        return [update.json() for update in batch or []]

    def _ready(self, this: object, limit: int) -> list[Update] | None:
        with self._world.lock:
            if self._world.webhook.url:
                raise conflict("terminated by setWebhook request")
            if self._latest is not this:
                raise conflict(OTHER_POLLER)
            return self._world.updates.take(limit) or None
