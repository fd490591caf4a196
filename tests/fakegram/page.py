"""A page to chat with the bot by hand, made of plain forms."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from .errors import Json, NotPossible
from .people import Person
from .rendering import marked_up

if TYPE_CHECKING:
    from .server import Fakegram

#: What the buttons beside the text field do, and their captions.
ACTIONS = {
    "starts": "Start",
    "sends_photo": "Photo",
    "sends_voice": "Voice",
    "sends_document": "Document",
    "sends_sticker": "Sticker",
    "sends_location": "Location",
    "shares_contact": "Contact",
    "blocks": "Block",
    "unblocks": "Unblock",
}
#: Telegram shows "typing" for five seconds.
ACTION_SECONDS = 5
TEMPLATES = Path(__file__).parent / "templates"


class Page:
    def __init__(self, telegram: Fakegram) -> None:
        self._telegram = telegram
        self._templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
        self._templates.filters["marked_up"] = lambda message: marked_up(message)

    def routes(self) -> list[Route]:
        return [
            Route("/", self.show),
            Route("/people", self.add, methods=["POST"]),
            Route("/chats/{id:int}", self.show_chat),
            Route("/chats/{id:int}/says", self.says, methods=["POST"]),
            Route("/chats/{id:int}/presses", self.presses, methods=["POST"]),
            Route("/chats/{id:int}/{action}", self.act, methods=["POST"]),
        ]

    async def show(self, request: Request) -> Response:
        people = self._telegram.people
        chosen = people.get(int(request.query_params.get("person", 0) or 0))
        return self._render(
            "page.html",
            people=list(people.values()),
            chosen=chosen or next(iter(people.values()), None),
            actions=ACTIONS,
            problem=request.query_params.get("problem"),
            telegram=self._telegram,
        )

    async def show_chat(self, request: Request) -> Response:
        person = self._person(request)
        typing = person.chat.action
        is_typing = typing is not None and time.time() - typing[1] < ACTION_SECONDS
        last_answer: Json = (person.answers or [{}])[-1]
        return self._render(
            "chat.html", person=person, is_typing=is_typing, notice=last_answer.get("text")
        )

    async def add(self, request: Request) -> Response:
        async with request.form() as form:
            name, language = str(form.get("name", "")).strip(), str(form.get("language_code", ""))
        if not name:
            return _back("/", problem="A person needs a name.")
        person = self._telegram.person(name, language_code=language.strip() or None)
        return _back("/", person=person.id)

    async def says(self, request: Request) -> Response:
        person = self._person(request)
        async with request.form() as form:
            text = str(form.get("text", "")).strip()
        return self._try(person, "says", text) if text else _back("/", person=person.id)

    async def act(self, request: Request) -> Response:
        action = request.path_params["action"]
        if action not in ACTIONS:
            return HTMLResponse("Unknown action.", status_code=404)
        return self._try(self._person(request), action)

    async def presses(self, request: Request) -> Response:
        """The buttons live in the frame of messages, so the frame is shown again."""
        person = self._person(request)
        async with request.form() as form:
            label = str(form.get("button", ""))
        try:
            person.presses(label)
        except NotPossible as problem:
            return HTMLResponse(Markup("<p>{}</p>").format(problem), status_code=400)
        return _back(f"/chats/{person.id}")

    def _try(self, person: Person, action: str, *given: str) -> Response:
        try:
            getattr(person, action)(*given)
        except NotPossible as problem:
            return _back("/", person=person.id, problem=str(problem))
        return _back("/", person=person.id)

    def _person(self, request: Request) -> Person:
        return self._telegram.people[request.path_params["id"]]

    def _render(self, template: str, **values: object) -> Response:
        return HTMLResponse(self._templates.get_template(template).render(**values))


def _back(path: str, **query: object) -> Response:
    target = f"{path}?{urlencode(query)}" if query else path
    return RedirectResponse(target, status_code=303)
