"""What can go wrong with Telegram and nowhere else.

ChannelError
  + UnreadableUpdate    an update that is not what Telegram promises
  + MessageRefused
    + ChatMoved         the group has become a supergroup with another id
    + VoiceForbidden    the contact takes no voice messages
"""

from __future__ import annotations

from bot.errors import ChannelError, MessageRefused


class UnreadableUpdate(ChannelError):
    """The update is not what Telegram promises."""


class ChatMoved(MessageRefused):
    """The group has become a supergroup with another id."""

    def __init__(self, new_chat: str) -> None:
        super().__init__()
        #: the supergroup's chat id
        self.new_chat = new_chat


class VoiceForbidden(MessageRefused):
    """The contact takes no voice messages."""
