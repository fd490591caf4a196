"""Tells whether the process lives and whether it can answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.errors import RecordsError
from bot.ports import Records

#: tells whether the language model answers
NluState = Callable[[], Awaitable[bool]]


def routes(records: Records, nlu_is_ready: NluState | None) -> list[Route]:
    """`/livez` and `/readyz`."""

    async def livez(_request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    async def readyz(_request: Request) -> JSONResponse:
        database = await _answers(records)
        state = {"database": _word(database)}
        if nlu_is_ready is not None:
            # Menu, buttons and the human work without it: told, but not needed.
            state["nlu"] = _word(await nlu_is_ready())
        status = "ok" if database else "unavailable"
        return JSONResponse({"status": status, **state}, 200 if database else 503)

    return [Route("/livez", livez), Route("/readyz", readyz)]


async def _answers(records: Records) -> bool:
    try:
        async with records.reading() as transaction:
            await transaction.notes.read("health")
    except RecordsError:
        return False
    return True


def _word(is_ready: bool) -> str:
    return "ok" if is_ready else "unavailable"
