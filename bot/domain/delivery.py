"""What comes in from a channel before anybody looked at it, and what goes out to one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.message import Reply


class Origin(StrEnum):
    """Why a message goes out; decides its turn and what a crash means for it."""

    REPLY = "reply"  #: sent again once after a crash
    REMINDER = "reminder"  #: sent again once, never after the occurrence began
    CASEWORKER = "caseworker"  #: becomes uncertain and is shown with "send again?"
    CORRECTION = "correction"  #: sent again once


@dataclass(frozen=True, kw_only=True)
class RawUpdate:
    """One update as a channel delivered it, before anything looked at it."""

    channel: str
    update_id: int
    chat: str  #: updates of one chat are handled in order
    raw: str  #: JSON


@dataclass(frozen=True, kw_only=True)
class StoredUpdate(RawUpdate):
    """An update that waits for its turn."""

    id: int
    attempts: int


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One message that a channel must deliver, leased to one sender."""

    id: int
    lease: str  #: proves that we still hold it
    chat: str
    origin: Origin
    attempts: int  #: how often it may have been sent, this time included
    reply: Reply
