"""Whatever goes wrong becomes one sentence in the person's language, with what they typed."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.channels.webchat.limits import BodyTooLarge
from bot.channels.webchat.pages import Pages
from bot.channels.webchat.sessions import Cookies
from bot.domain.language import Language
from bot.errors import RecordsError
from bot.i18n import Speaker, phrase

logger = logging.getLogger(__name__)

Endpoint = Callable[[Request], Awaitable[Response]]

_BY_STATUS = {
    400: phrase("That could not be read. Please write it again."),
    403: phrase("This came from another website, so it was not sent. Please write it here."),
    404: phrase("There is nothing at this address."),
    405: phrase("There is nothing at this address."),
    413: phrase("That is too much at once. Please write a shorter message."),
    429: phrase("That was many messages in a short time. Please wait a minute, then send again."),
    500: phrase("Something went wrong on our side. Please write again, or call {phone}."),
    503: phrase(
        "We cannot receive your message right now. Please send it again in a few minutes, or "
        "call {phone}."
    ),
}
_WAIT = {429: "60", 503: "30"}


class Troubles:
    """Makes the error pages."""

    def __init__(self, pages: Pages, cookies: Cookies) -> None:
        self._pages = pages
        self._cookies = cookies

    def guard(self, endpoint: Endpoint) -> Endpoint:
        """The endpoint, with an error page for everything that it raises."""

        async def guarded(request: Request) -> Response:
            try:
                return await endpoint(request)
            except HTTPException as error:
                return self.page(request, error.status_code)
            except BodyTooLarge:
                return self.page(request, 413)
            except RecordsError as error:
                logger.warning(
                    "records unavailable",
                    extra={"action": "web_unavailable", "error": type(error).__name__},
                )
                return self.page(request, 503)
            except Exception:
                incident = secrets.token_hex(4)
                logger.exception(
                    "web request failed", extra={"action": "web_failed", "incident": incident}
                )
                return self.page(request, 500)

        return guarded

    async def unknown(self, request: Request, error: Exception) -> Response:
        """The page for an address or method that we do not have."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        return self.page(request, status)

    def page(self, request: Request, status: int) -> Response:
        """The error page; `request.state.typed` and `.language` are used where they are known."""
        language = self.language(request)
        sentence = self.sentence(self._pages.speaker(language), status)
        typed = getattr(request.state, "typed", "")
        html = self._pages.trouble(language, sentence, typed)
        headers = {"Content-Language": language.value}
        if status in _WAIT:
            headers["Retry-After"] = _WAIT[status]
        return HTMLResponse(html, status, headers)

    def sentence(self, say: Speaker, status: int) -> str:
        """What to tell about a status."""
        phone = self._pages.value("municipality.phone", say.language)
        return say(_BY_STATUS.get(status, _BY_STATUS[400]), phone=phone)

    def language(self, request: Request) -> Language:
        """The language known from the records, else from what the browser says."""
        known: Language | None = getattr(request.state, "language", None)
        return known or guess(request, self._cookies) or Language.ENGLISH


def guess(request: Request, cookies: Cookies) -> Language | None:
    """The language that address, cookie or browser ask for, first found first."""
    asked = Language.of(request.query_params.get("lang")) or cookies.language(request)
    codes = request.headers.get("accept-language", "").split(",")
    served = (Language.of(code.split(";")[0].strip()) for code in codes)
    return asked or next((language for language in served if language), None)
