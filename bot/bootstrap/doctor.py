"""Looks whether everything that is needed is there, and says what to do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

from bot.adapters.content.check import check
from bot.adapters.nlu import RasaUnderstander
from bot.adapters.nlu_server import NluServer
from bot.bootstrap.parts import SystemClock, open_parts, read_phrases
from bot.errors import BotError
from bot.i18n import COPENHAGEN
from bot.settings import Settings


async def examine(settings: Settings, tell: Callable[[str], None]) -> int:
    """Tell one line per thing looked at; returns 1 when something must be done."""
    is_well = True
    async for name, problem in _findings(settings):
        is_well = is_well and problem is None
        tell(f"{'ok ' if problem is None else 'NOT'} {name}" + (f": {problem}" if problem else ""))
    return 0 if is_well else 1


async def _findings(settings: Settings) -> AsyncIterator[tuple[str, str | None]]:
    yield "language model", await _nlu_problem(settings)
    try:
        phrases = read_phrases(settings)
        today = SystemClock()().astimezone(COPENHAGEN).date()
        errors = check(settings.home / "content", phrases, today).errors
        count = f"{len(errors)} errors; see `vejviser content check`."
        yield "content", count if errors else None
        async with open_parts(settings, wait_for_nlu=False, may_start_nlu=False):
            yield "database", None
    except BotError as error:
        yield "phrases, content and database", str(error)
    telegram_off = "no TELEGRAM_BOT_TOKEN is set; only the web chat will run."
    yield "Telegram", None if settings.telegram_token else telegram_off


async def _nlu_problem(settings: Settings) -> str | None:
    understander = RasaUnderstander(settings.nlu_url)
    try:
        if await understander.is_ready():
            return None
    finally:
        await understander.close()
    return NluServer(settings.home).missing()
