"""The Bot API over HTTP: token, faults, flood control, then the method."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from .errors import ApiError
from .faults import Fault
from .journal import Call
from .methods import METHODS
from .params import Params, read_params
from .polling import Polling
from .wire import BrokenConnection, CallerGone, unless_gone
from .world import World

TOKEN_SHAPE = re.compile(r"\d+:[\w-]+")
#: Sending and editing share one budget.
SPENDS_BUDGET = re.compile(r"(send(?!chataction)|edit)", re.IGNORECASE)
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


class BotApi:
    def __init__(self, world: World) -> None:
        self._world = world
        self._polling = Polling(world)

    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self.answer, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download),
        ]

    async def answer(self, request: Request) -> Response:
        try:
            self._check_token(request)
            params = await read_params(request)
        except ApiError as error:
            return _refusal(error)
        call = Call(request.path_params["method"], params.chat_id(), params.log())
        with self._world.lock:
            self._world.journal.calls.append(call)
            fault = self._world.faults.take(call.method, call.chat_id)
            call.fault = fault.kind if fault else None
        try:
            response = await self._respond(request, call, params, fault)
        except ApiError as error:
            response = _refusal(error)
        except CallerGone:
            response = BrokenConnection()
        call.end(0 if isinstance(response, BrokenConnection) else response.status_code)
        self._world.bell.ring()
        return response

    def _check_token(self, request: Request) -> None:
        token = request.path_params["token"]
        if not TOKEN_SHAPE.fullmatch(token):
            raise ApiError(404, "Not Found")
        if token != self._world.token:
            raise ApiError(401, "Unauthorized")

    async def _respond(
        self, request: Request, call: Call, params: Params, fault: Fault | None
    ) -> Response:
        """Carry out the call, with what should go wrong before or after it."""
        if fault is not None and (spoiled := await self._before(request, fault)):
            return spoiled
        result = await self._run(request, call, params)
        if fault is not None and fault.kind == "disconnect_after":
            return BrokenConnection()
        if fault is not None and fault.kind == "hang_after":
            # The chat sees the message now; only the caller waits.
            self._world.bell.ring()
            await asyncio.sleep(fault.seconds)
        return JSONResponse({"ok": True, "result": result})

    async def _before(self, request: Request, fault: Fault) -> Response | None:
        """The answer when nothing shall be carried out."""
        if error := fault.error():
            raise error
        if fault.kind == "bad_gateway":
            return HTMLResponse(BAD_GATEWAY, status_code=502)
        if fault.kind == "disconnect_before":
            return BrokenConnection()
        if fault.kind == "hang_before":
            await asyncio.sleep(fault.seconds)
            if await request.is_disconnected():
                return BrokenConnection()
        return None

    async def _run(self, request: Request, call: Call, params: Params) -> Any:
        name = call.method.lower()
        if name == "getupdates":
            # A poller that was killed must not swallow what the next one should get.
            return await unless_gone(request, self._polling.get_updates(params))
        if name not in METHODS:
            raise ApiError(404, "Not Found: method not found")
        with self._world.lock:
            self._check_flood(call)
            return METHODS[name](self._world, params)

    def _check_flood(self, call: Call) -> None:
        flood = self._world.flood
        if flood is None or call.chat_id is None or not SPENDS_BUDGET.match(call.method):
            return
        if error := flood.check(call.chat_id):
            raise error

    async def download(self, request: Request) -> Response:
        self._check_token(request)
        files = self._world.files.values()
        found = next((f for f in files if f.path == request.path_params["path"]), None)
        if found is None:
            return _refusal(ApiError(404, "Not Found"))
        return Response(found.content, media_type=found.mime_type)


def _refusal(error: ApiError) -> Response:
    return JSONResponse(error.json(), status_code=error.code)
