"""What every response tells the browser to refuse, and which posts come from our own page."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; media-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_KEEP = "public, max-age=31536000, immutable"
_KEEP_NOTHING = "private, no-store"


class Headers:
    """Adds the security headers to every response."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        self._headers = dict(_HEADERS)
        if https:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self._headers)
                headers["Cache-Control"] = _caching(scope, message["status"])
            await send(message)

        await self._app(scope, receive, send_guarded)


def is_same_site(request: Request) -> bool:
    """Whether a post comes from our own page; the session cookie is SameSite=Lax besides."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    # Our own Referrer-Policy makes older browsers say "null" about our own forms too.
    if origin in (None, "null"):
        return True
    return urlsplit(origin or "").netloc == request.headers.get("host")


def _caching(scope: Scope, status: int) -> str:
    # A page may hold what a person wrote, and a recording tells what a person asked, on a phone
    # that others may use; our own files carry their digest in the address.
    is_file = scope["path"].startswith("/static/") and b"v=" in scope["query_string"]
    return _KEEP if is_file and status in (200, 206, 304) else _KEEP_NOTHING
