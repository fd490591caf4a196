"""Everything we raise on purpose; the class docstring is the default message.

BotError
  x NluUnavailable          the language model did not answer
  x ChannelError
    + ContactUnreachable    the contact blocked the bot or left
    + ChannelUnavailable    try again later
    + ChannelFlooded        try again after the stated pause
    + DeliveryUnknown       nobody knows whether the message arrived
    + MessageRefused        the channel will never accept this message
  x RecordsError
    + Conflict              someone else changed it first
    + RecordsUnavailable    the database is locked, read-only or away
  x InvalidData             a content, model or settings file is wrong: path and every problem
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class BotError(Exception):
    """Something went wrong."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (self.__doc__ or "").strip())


class NluUnavailable(BotError):
    """The language model did not answer."""


class ChannelError(BotError):
    """The message could not be delivered."""


class ContactUnreachable(ChannelError):
    """The contact has blocked the bot or left."""


class ChannelUnavailable(ChannelError):
    """The channel does not answer; nothing was sent, try again later."""


class ChannelFlooded(ChannelError):
    """The channel asks us to pause."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"The channel asks us to pause for {retry_after:g} s.")
        #: seconds to wait before anything more is sent to this bot's channel
        self.retry_after = retry_after


class DeliveryUnknown(ChannelError):
    """The connection broke while sending; the message may or may not have arrived."""


class MessageRefused(ChannelError):
    """The channel will never accept this message."""


class RecordsError(BotError):
    """The records could not be read or written."""


class Conflict(RecordsError):
    """Someone else changed it first."""


class RecordsUnavailable(RecordsError):
    """The database is locked, read-only or away."""


class Severity(StrEnum):
    """What a problem means for those who publish."""

    ERROR = "error"  #: must be mended first
    WARNING = "warning"  #: somebody should look at it


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a file, in words its editor understands."""

    path: str
    sentence: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else "warning: "
        return f"{self.path}: {mark}{self.sentence}"


class InvalidData(BotError):
    """A file is wrong."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        #: every problem found, so that they can be mended in one go
        self.problems = tuple(problems)
