"""The token that lets one browser read its own conversation, and the language it chose."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from bot.domain.language import Language
from bot.domain.message import Address

_LIFE = 90 * 24 * 60 * 60
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # 256 bits in base64


@dataclass(frozen=True)
class Session:
    """One browser's conversation; we keep only the hash of its token."""

    token: str = field(repr=False)

    @property
    def address(self) -> Address:
        """Where the contact is reached."""
        return Address("web", hashlib.sha256(self.token.encode()).hexdigest())


class Cookies:
    """Reads and sets the cookies of one way of serving, over https or plain http."""

    def __init__(self, *, https: bool) -> None:
        self._https = https
        # Browsers let only this very host set a name with this prefix, and only over https.
        prefix = "__Host-" if https else ""
        self._session = f"{prefix}vejviser"
        self._language = f"{prefix}vejviser-language"

    def session(self, request: Request) -> Session | None:
        """The browser's session; None without one or with a token that we never gave."""
        token = request.cookies.get(self._session, "")
        return Session(token) if _TOKEN.fullmatch(token) else None

    def language(self, request: Request) -> Language | None:
        """The language shown last; known even when the database is away."""
        return Language.of(request.cookies.get(self._language))

    def remember(self, response: Response, session: Session) -> None:
        """Let the browser come back to this conversation for 90 days."""
        self._set(response, self._session, session.token)

    def remember_language(self, response: Response, language: Language) -> None:
        """Let the browser keep the language of the page."""
        self._set(response, self._language, language)

    def forget(self, response: Response) -> None:
        """Let the browser forget the conversation and its language."""
        for name in (self._session, self._language):
            response.delete_cookie(name, secure=self._https, httponly=True, samesite="lax")

    def _set(self, response: Response, name: str, value: str) -> None:
        response.set_cookie(
            name, value, max_age=_LIFE, secure=self._https, httponly=True, samesite="lax"
        )


def begin() -> Session:
    """A new session with a token that nobody can guess."""
    return Session(secrets.token_urlsafe(32))
