"""The chat's pages: look at it, say something, listen, begin anew."""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.channels.webchat.history import History, Past
from bot.channels.webchat.limits import Pace, Turns
from bot.channels.webchat.live import Hub, News
from bot.channels.webchat.pages import Pages, Shown
from bot.channels.webchat.posts import Post, number, read_post
from bot.channels.webchat.sessions import Cookies, Session, begin
from bot.channels.webchat.troubles import Troubles, guess
from bot.i18n import Phrases
from bot.ports import Clock, Library, Records
from bot.services.conversation import Conversation

#: messages of one browser in a minute
_PACE = 30
#: conversations that all browsers together begin in a minute
_NEWCOMERS = 600


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What the web chat is built on."""

    conversation: Conversation
    records: Records
    clock: Clock
    phrases: Phrases
    library: Library
    https: bool = False  #: people reach us over https, whatever a proxy makes of it


class WebChat:
    """The endpoints of the chat."""

    def __init__(self, needs: Needs, hub: Hub) -> None:
        self._needs = needs
        self._hub = hub
        self._cookies = Cookies(https=needs.https)
        self._pages = Pages(needs.phrases, needs.library, needs.clock)
        self._history = History(needs.records)
        self._pace, self._newcomers, self._turns = Pace(_PACE), Pace(_NEWCOMERS), Turns()
        self.troubles = Troubles(self._pages, self._cookies)

    def routes(self) -> list[Route]:
        """All addresses of the chat."""
        guard = self.troubles.guard
        return [
            Route("/", guard(self.look)),
            Route("/messages", guard(self.say), methods=["POST"]),
            Route("/events", guard(self.listen)),
            Route("/forget", guard(self.forget), methods=["POST"]),
        ]

    async def look(self, request: Request) -> Response:
        """The page with the conversation so far, or with a greeting in every language."""
        past = await self._history.read(self._cookies.session(request))
        return self._respond(self._shown(request, past))

    async def say(self, request: Request) -> Response:
        """Take a message or a pressed button, and show the replies."""
        post = await read_post(request, guess(request, self._cookies))
        session = self._cookies.session(request)
        contact = await self._history.contact(session)
        if session is None or contact is None:
            session = begin()  # also for a token that we no longer know
        request.state.language = contact.language if contact else None
        if post.is_empty or post.is_too_long:
            return await self._ask_again(request, post, session)
        if not self._may(session.address.id, is_new=contact is None):
            return self.troubles.page(request, 429)
        async with self._turns.of(session.address.id):
            message = post.message(session.address)
            await self._needs.conversation.reply_to(message, self._needs.clock())
        self._hub.ring(session.address.id)
        return await self._answered(request, post, session)

    async def listen(self, request: Request) -> Response:
        """Everything said after a message, as it is said."""
        session = self._cookies.session(request)
        if session is None:
            return Response(status_code=204)  # tells the browser not to come back
        last = request.headers.get("last-event-id") or request.query_params.get("after")

        async def look(after: int) -> News | None:
            past = await self._history.read_after(session, after)
            return News(self._fragment(request, past), past.last_id) if past else None

        events = self._hub.stream(session.address.id, number(last), look)
        return StreamingResponse(
            events, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
        )

    async def forget(self, request: Request) -> Response:
        """Let this phone forget the conversation."""
        await read_post(request, None)
        contact = await self._history.contact(self._cookies.session(request))
        request.state.language = contact.language if contact else None
        language = self.troubles.language(request)
        response = RedirectResponse(f"/?lang={language}&forgotten", 303)
        self._cookies.forget(response)
        return response

    def _may(self, key: str, *, is_new: bool) -> bool:
        now = self._needs.clock()
        return self._pace.allows(key, now) and (not is_new or self._newcomers.allows("", now))

    async def _ask_again(self, request: Request, post: Post, session: Session) -> Response:
        say = self._pages.speaker(self.troubles.language(request))
        notice, status = self.troubles.sentence(say, 413), 413
        if post.is_empty:
            notice, status = say("Write your question first, then send it."), 400
        shown = self._shown(request, await self._history.read(session))
        return self._respond(replace(shown, typed=post.typed, notice=notice), status)

    async def _answered(self, request: Request, post: Post, session: Session) -> Response:
        past = await self._history.read_after(session, post.after)
        response: Response = RedirectResponse("/#newest", 303)
        if past and post.wants_fragment:
            response = HTMLResponse(self._fragment(request, past))
        self._cookies.remember(response, session)
        if past and past.contact.language:
            self._cookies.remember_language(response, past.contact.language)
        return response

    def _fragment(self, request: Request, past: Past) -> str:
        language = past.contact.language or self.troubles.language(request)
        return self._pages.fragment(language, past.lines)

    def _shown(self, request: Request, past: Past | None) -> Shown:
        known = past.contact.language if past else None
        return Shown(
            language=known or self.troubles.language(request),
            lines=past.lines if past else (),
            is_cut=past.is_cut if past else False,
            is_forgotten=past is None and "forgotten" in request.query_params,
        )

    def _respond(self, shown: Shown, status: int = 200) -> Response:
        html = self._pages.chat(shown)
        response = HTMLResponse(html, status, {"Content-Language": shown.language.value})
        self._cookies.remember_language(response, shown.language)
        return response
