"""Puts the web chat together as one ASGI application."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from bot.channels.webchat import health
from bot.channels.webchat.chat import Needs, WebChat
from bot.channels.webchat.guard import Headers
from bot.channels.webchat.health import NluState
from bot.channels.webchat.live import Hub
from bot.channels.webchat.pages import STATIC
from bot.channels.webchat.voice import Voice
from bot.i18n import Phrases
from bot.ports import Clock, Library, Records
from bot.services.conversation import Conversation


def create_app(  # noqa: PLR0913 - the wiring names every part that it hands over
    *,
    conversation: Conversation,
    records: Records,
    clock: Clock,
    phrases: Phrases,
    library: Library,
    https: bool = False,
    nlu_is_ready: NluState | None = None,
    routes: Sequence[BaseRoute] = (),
) -> Starlette:
    """The application; `routes` are those of other channels on the same port.

    Call `app.state.hub.close()` before the server stops: it would wait for the event streams.
    """
    hub = Hub()
    needs = Needs(
        conversation=conversation,
        records=records,
        clock=clock,
        phrases=phrases,
        library=library,
        https=https,
    )
    chat = WebChat(needs, hub)
    app = Starlette(
        routes=[
            *chat.routes(),
            *Voice(library, clock).routes(chat.troubles.guard),
            *health.routes(records, nlu_is_ready),
            *routes,
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(Headers, https=https)],
        exception_handlers={HTTPException: chat.troubles.unknown},
    )
    app.state.hub = hub
    return app
