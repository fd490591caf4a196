"""The /sim addresses: people, faults and counters in JSON, for tests of other processes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from .errors import Json, NotPossible
from .faults import Fault
from .flood import Flood
from .listening import Listener
from .objects import Message, User
from .people import Group, Person
from .world import CallbackQuery

if TYPE_CHECKING:
    from .server import Fakegram

ACTIONS = [
    "starts",
    "says",
    "edits",
    "presses",
    "blocks",
    "unblocks",
    "deactivates",
    "sends_photo",
    "sends_voice",
    "sends_document",
    "sends_sticker",
    "sends_location",
    "sends_poison",
    "shares_contact",
    "forgets",
]
GROUP_ACTIONS = ["upgrades", "adds_bot", "removes_bot", "forgets"]
Action = Callable[[Request, Json], Awaitable[Any]]


class Simulation:
    def __init__(self, telegram: Fakegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[Route]:
        return [
            self._route("GET", "/sim/people", self.people),
            self._route("POST", "/sim/people", self.add_person),
            self._route("POST", "/sim/people/{id:int}/{action}", self.act),
            self._route("POST", "/sim/groups", self.add_group),
            self._route("POST", "/sim/groups/{id}/{action}", self.act_in_group),
            self._route("GET", "/sim/chats/{id}/messages", self.messages),
            self._route("POST", "/sim/chats/{id}/hears", self.hears),
            self._route("GET", "/sim/counters", self.counters),
            self._route("GET", "/sim/calls", self.calls),
            self._route("GET", "/sim/updates", self.updates),
            self._route("POST", "/sim/updates/{id:int}/repeat", self.repeat),
            self._route("GET", "/sim/faults", self.faults),
            self._route("POST", "/sim/faults", self.add_fault),
            self._route("DELETE", "/sim/faults", self.clear_faults),
            self._route("PUT", "/sim/flood", self.set_flood),
            self._route("DELETE", "/sim/flood", self.clear_flood),
        ]

    def _route(self, verb: str, path: str, action: Action) -> Route:
        async def answer(request: Request) -> Response:
            body = await request.json() if await request.body() else {}
            try:
                return JSONResponse(await action(request, body))
            except KeyError as error:
                return JSONResponse({"error": f"unknown or missing: {error}"}, status_code=404)
            except (NotPossible, TypeError, ValueError) as error:
                return JSONResponse({"error": str(error)}, status_code=400)
            except AssertionError as error:
                return JSONResponse({"error": str(error)}, status_code=408)

        return Route(path, answer, methods=[verb])

    # People and groups.

    async def people(self, request: Request, body: Json) -> Any:
        return [_person(person.user) for person in self._telegram.people.values()]

    async def add_person(self, request: Request, body: Json) -> Any:
        return _person(self._telegram.person(**body).user)

    async def act(self, request: Request, body: Json) -> Any:
        person = self._telegram.people[request.path_params["id"]]
        if "group_id" in body:
            body["group"] = self._telegram.groups[body.pop("group_id")]
        for name in ("message", "reply_to"):
            if f"{name}_id" in body:
                body[name] = self._message(body.get("group", person), body.pop(f"{name}_id"))
        return self._do(person, request.path_params["action"], ACTIONS, body)

    async def add_group(self, request: Request, body: Json) -> Any:
        members = [self._telegram.people[user_id] for user_id in body.pop("members")]
        return self._telegram.group(members=members, **body).chat.json()

    async def act_in_group(self, request: Request, body: Json) -> Any:
        group = self._telegram.groups[int(request.path_params["id"])]
        self._do(group, request.path_params["action"], GROUP_ACTIONS, body)
        # An upgrade gives the group a new id; the old one stays an address for tests.
        self._telegram.groups[group.id] = group
        return group.chat.json()

    def _do(self, actor: Person | Group, action: str, allowed: list[str], body: Json) -> Json:
        if action not in allowed:
            raise KeyError(action)
        done = getattr(actor, action)(**body)
        if isinstance(done, CallbackQuery):
            return {"callback_query_id": done.id}
        return done.seen() if isinstance(done, Message) else {}

    # Chats.

    def _listener(self, request: Request) -> Listener:
        chat_id = int(request.path_params["id"])
        return Listener(self._telegram.world, self._telegram.world.chats[chat_id])

    def _message(self, place: Listener, message_id: int) -> Message:
        found = place.chat.find(message_id)
        if found is None:
            raise KeyError(f"message {message_id}")
        return found

    async def messages(self, request: Request, body: Json) -> Any:
        return [message.seen() for message in self._listener(request).chat.messages]

    async def hears(self, request: Request, body: Json) -> Any:
        return (await self._listener(request).hears(**body)).seen()

    # Records.

    async def counters(self, request: Request, body: Json) -> Any:
        pending = len(self._telegram.world.updates.pending)
        return {**self._telegram.journal.counters(), "pending_updates": pending}

    async def calls(self, request: Request, body: Json) -> Any:
        return self._telegram.journal.log(request.query_params.get("method"))

    async def updates(self, request: Request, body: Json) -> Any:
        return [update.json() for update in self._telegram.world.updates.pending]

    async def repeat(self, request: Request, body: Json) -> Any:
        return self._telegram.repeats(request.path_params["id"]).json()

    # Trouble.

    async def faults(self, request: Request, body: Json) -> Any:
        return [vars(fault) for fault in self._telegram.world.faults.planned]

    async def add_fault(self, request: Request, body: Json) -> Any:
        return vars(self._telegram.fails(Fault(**body)))

    async def clear_faults(self, request: Request, body: Json) -> Any:
        self._telegram.heals()
        return {}

    async def set_flood(self, request: Request, body: Json) -> Any:
        self._telegram.controls_flood(Flood(**body))
        return body

    async def clear_flood(self, request: Request, body: Json) -> Any:
        self._telegram.controls_flood(None)
        return {}


def _person(user: User) -> Json:
    states = ("has_started", "has_blocked", "is_deactivated")
    return {**user.json(), "name": user.name, **{key: getattr(user, key) for key in states}}
