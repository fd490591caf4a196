"""Answers the first of several requests in one message and offers the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain import requests
from bot.domain.message import Reply
from bot.domain.understanding import Decision, Thresholds, Understanding
from bot.services import buttons, small_talk
from bot.services.turn import Turn

#: the parts of a message in order, with what the model made of each; None where it was away
Parts = Mapping[str, Understanding | None]


def requested(parts: Parts, thresholds: Thresholds) -> list[str]:
    """The different intents asked for, in order; none unless each of them is understood surely.

    What only tells how a question came up is no request, nor are greetings and the like. Fewer
    than two mean that the message is one request.
    """
    intents: list[str] = []
    for text in requests.to_answer(tuple(parts)):
        part = parts[text]
        if part is None or thresholds.decide(part) is not Decision.ANSWER:
            return []
        intents.append(part.best.intent)
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
