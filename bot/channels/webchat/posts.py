"""What a browser posted, made into a message; CPR numbers are masked here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.channels.webchat.guard import is_same_site
from bot.channels.webchat.limits import LONGEST_TEXT, bounded
from bot.domain.cpr import mask_cpr
from bot.domain.language import Language
from bot.domain.message import Address, Message, MessageKind

_BUTTON = re.compile(r"[!-~]{1,64}")
_NUMBER = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True, kw_only=True)
class Post:
    """A form of ours that was sent."""

    typed: str
    button: str = ""
    after: int = 0  #: the newest message that the page shows already
    wants_fragment: bool = False  #: our script asks for the new messages alone
    language: Language | None = None  #: what the browser asks for

    @property
    def is_empty(self) -> bool:
        """Nothing was written and nothing pressed."""
        return not (self.typed or self.button)

    @property
    def is_too_long(self) -> bool:
        """More than we take at once."""
        return len(self.typed) > LONGEST_TEXT

    def message(self, address: Address) -> Message:
        """The message; a pressed button counts before what stands in the box."""
        client_language = self.language.value if self.language else None
        if self.button:
            return Message(
                address=address,
                kind=MessageKind.PRESS,
                button=self.button,
                client_language=client_language,
            )
        masked = mask_cpr(self.typed)
        return Message(
            address=address,
            text=masked,
            had_cpr=masked != self.typed,
            client_language=client_language,
        )


async def read_post(request: Request, language: Language | None) -> Post:
    """The form; what was typed is kept for an error page. Raises HTTPException, BodyTooLarge."""
    if not is_same_site(request):
        raise HTTPException(403)
    form = await (await bounded(request)).form(max_files=0, max_fields=10)
    typed, button = _clean(form.get("text")), form.get("button", "")
    request.state.typed = typed
    if not isinstance(button, str) or (button and not _BUTTON.fullmatch(button)):
        raise HTTPException(400)
    return Post(
        typed=typed,
        button=button,
        after=number(form.get("after")),
        wants_fragment="fragment" in request.headers.get("accept", ""),
        language=language,
    )


def number(text: object) -> int:
    """A message's id as a browser tells it; 0 for anything else."""
    return int(text) if isinstance(text, str) and _NUMBER.fullmatch(text) else 0


def _clean(text: object) -> str:
    # Line ends as one letter; no control characters that no keyboard has.
    whole = text if isinstance(text, str) else ""
    lines = whole.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc").strip()
