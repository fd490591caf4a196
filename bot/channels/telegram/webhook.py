"""Takes the updates that Telegram delivers; each is accepted only after it was stored."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram.envelope import envelope
from bot.channels.telegram.tools import Tools
from bot.domain.delivery import RawUpdate
from bot.errors import RecordsError

logger = logging.getLogger(__name__)

LARGEST_BODY = 1_000_000
_SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - a header's name
_FORBIDDEN, _BAD, _TOO_LARGE, _LATER = 403, 400, 413, 503


class Webhook:
    """The address that Telegram calls."""

    def __init__(self, tools: Tools, secret: str, on_news: Callable[[], None]) -> None:
        if not secret:
            raise ValueError("A webhook without a secret would take updates from anybody.")
        self._tools = tools
        self._secret = secret.encode()
        self._on_news = on_news

    def route(self, path: str) -> Route:
        """For the web application; `path` is the last part of the public address."""
        return Route(f"/telegram/{path}", self.receive, methods=["POST"], name="telegram")

    async def receive(self, request: Request) -> Response:
        """Store one update; 200 tells Telegram that we have it for good."""
        given = request.headers.get(_SECRET_HEADER, "").encode()
        if not hmac.compare_digest(given, self._secret):
            logger.warning("wrong secret", extra={"action": "telegram_webhook_refused"})
            return Response(status_code=_FORBIDDEN)
        body = await _body(request)
        if body is None:
            return Response(status_code=_TOO_LARGE)
        update = _update(body)
        if update is None:
            return Response(status_code=_BAD)
        return await self._keep(update)

    async def _keep(self, update: RawUpdate) -> Response:
        try:
            async with self._tools.records.transaction() as records:
                await records.inbox.add([update], self._tools.clock())
        except RecordsError as error:
            extra = {"action": "telegram_webhook_postponed", "error": str(error)}
            logger.warning("update not stored", extra=extra)
            return Response(status_code=_LATER)  # Telegram keeps it and comes again
        self._on_news()
        return Response(status_code=200)


async def _body(request: Request) -> bytes | None:
    """The body; None when it is too large, without reading all of it."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


def _update(body: bytes) -> RawUpdate | None:
    try:
        return envelope(json.loads(body))
    except (ValueError, RecursionError):
        return None
