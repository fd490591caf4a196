"""What testers see of a chat: the bot's messages, in order, as they come."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from .objects import Chat, Message
from .world import World


class HeardNothing(AssertionError):
    """The bot did not write in time."""


class HeardSomething(AssertionError):
    """The bot wrote although it should have been silent."""


class Listener:
    """A chat as its people see it; base of Person and Group."""

    def __init__(self, world: World, chat: Chat) -> None:
        self.world = world
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def sees(self) -> list[Message]:
        """Everything on the screen, from both sides."""
        return [message for message in self.chat.messages if not message.is_deleted]

    @property
    def unheard(self) -> int:
        return len(self.chat.from_bot()) - self.chat.heard

    async def hears(self, timeout: float = 5.0) -> Message:  # noqa: ASYNC109
        """The bot's next message that was not heard yet."""
        found = await self.world.bell.until(self._next_message, timeout)
        return self._or_complain(found, timeout)

    def hears_in_thread(self, timeout: float = 5.0) -> Message:
        """The same for tests without an event loop."""
        found = self.world.bell.until_in_thread(self._next_message, timeout)
        return self._or_complain(found, timeout)

    async def notices_edit(self, timeout: float = 5.0) -> Message:  # noqa: ASYNC109
        """The next message that the bot changed."""
        found = await self.world.bell.until(self._next_edit, timeout)
        return self._or_complain(found, timeout)

    async def hears_nothing(self, during: float = 0.2) -> None:
        await asyncio.sleep(during)
        if self.unheard:
            text = self.chat.from_bot()[self.chat.heard].text
            raise HeardSomething(f"{self._name} heard {text!r}")

    def forgets(self) -> None:
        """Count everything so far as heard."""
        with self.world.lock:
            self.chat.heard = len(self.chat.from_bot())
            self.chat.noticed = len(self.chat.edited)

    def _next_message(self) -> Message | None:
        return self._take(self.chat.from_bot, "heard")

    def _next_edit(self) -> Message | None:
        return self._take(lambda: self.chat.edited, "noticed")

    def _take(self, source: Callable[[], list[Message]], counter: str) -> Message | None:
        with self.world.lock:
            messages: list[Message] = source()
            taken: int = getattr(self.chat, counter)
            if len(messages) <= taken:
                return None
            setattr(self.chat, counter, taken + 1)
            return messages[taken]

    @property
    def _name(self) -> str:
        return self.chat.person.name if self.chat.person else str(self.chat.title)

    def _or_complain(self, found: Message | None, timeout: float) -> Message:
        if found is not None:
            return found
        calls = [f"{c.method} -> {c.status}" for c in self.world.journal.calls[-5:]]
        told = "; ".join(calls) or "none"
        raise HeardNothing(f"{self._name} heard nothing in {timeout} s; last calls: {told}")
