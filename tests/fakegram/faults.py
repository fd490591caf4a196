"""Faults on demand: what should go wrong, for which calls and how often."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from .errors import ApiError, bad_request, forbidden, too_many_requests

FaultKind = Literal[
    "retry_after",  # 429 with retry_after = seconds
    "forbidden",  # 403
    "bad_request",  # 400
    "voice_forbidden",  # 400 for sendVoice alone: the person's privacy settings
    "unauthorized",  # 401, as after a revoked token
    "server_error",  # 500 in JSON
    "bad_gateway",  # 502 with a page of HTML, as from a proxy
    "hang_before",  # silence for seconds, then carried out unless the caller has gone
    "hang_after",  # the call is carried out, the answer comes seconds later
    "disconnect_before",  # the connection breaks, nothing was done
    "disconnect_after",  # the connection breaks, but the call was carried out
]
KINDS: tuple[FaultKind, ...] = get_args(FaultKind)


@dataclass
class Fault:
    kind: FaultKind
    #: A method of the Bot API, or * for all.
    method: str = "*"
    #: How many calls it strikes; None means until it is cleared.
    times: int | None = 1
    chat_id: int | None = None
    #: The length of a hang, or the retry_after.
    seconds: float = 1.0
    description: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"fault {self.kind!r} is unknown; known are {', '.join(KINDS)}")

    def strikes(self, method: str, chat_id: int | None) -> bool:
        return (
            self.times != 0
            and self.method.lower() in ("*", method.lower())
            and (self.kind != "voice_forbidden" or method.lower() == "sendvoice")
            and self.chat_id in (None, chat_id)
        )

    def error(self) -> ApiError | None:
        """The refusal this fault stands for; None for hangs, pages and broken lines."""
        reason = self.description
        if self.kind == "retry_after":
            return too_many_requests(int(self.seconds))
        if self.kind == "forbidden":
            return forbidden(reason or "bot was blocked by the user")
        if self.kind == "bad_request":
            return bad_request(reason or "fault on demand")
        if self.kind == "voice_forbidden":
            return bad_request(reason or "VOICE_MESSAGES_FORBIDDEN")
        if self.kind == "unauthorized":
            return ApiError(401, "Unauthorized")
        if self.kind == "server_error":
            return ApiError(500, reason or "Internal Server Error")
        return None


class Faults:
    def __init__(self) -> None:
        self.planned: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self.planned.append(fault)
        return fault

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The first fault that strikes this call, used up by one."""
        fault = next((f for f in self.planned if f.strikes(method, chat_id)), None)
        if fault is not None and fault.times is not None:
            fault.times -= 1
        self.planned = [f for f in self.planned if f.times != 0]
        return fault

    def clear(self) -> None:
        self.planned.clear()
