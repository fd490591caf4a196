"""Answers the first of several requests in one message and offers the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.message import Reply
from bot.domain.understanding import Decision, Thresholds, Understanding
from bot.services import buttons, small_talk
from bot.services.turn import Turn


def requested(parts: Sequence[Understanding], thresholds: Thresholds) -> list[str]:
    """The different intents asked for, in order; none unless every part is understood surely.

    Greetings and the like are no requests. Fewer than two mean that the message is one request.
    """
    if any(thresholds.decide(part) is not Decision.ANSWER for part in parts):
        return []
    intents = (part.best.intent for part in parts)
    return list(dict.fromkeys(one for one in intents if not small_talk.is_chat(one)))


def with_others(turn: Turn, reply: Reply, others: Sequence[str]) -> Reply:
    """The reply to the first request with a line and, in front, buttons for the others."""
    offered = buttons.about_each(turn, others)
    if not offered:
        return reply
    line = turn.say(
        "You asked about more than one thing. Press below for the rest: {rest}",
        rest=", ".join(button.label for button in offered),
    )
    ids = {button.id for button in offered}
    under = [*offered, *(button for button in reply.buttons if button.id not in ids)]
    marked = turn.reply(line, under)
    return replace(reply, text=f"{reply.text}\n\n{marked.text}", buttons=marked.buttons)
