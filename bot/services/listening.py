"""Lets a contact hear an answer that somebody has read aloud."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.message import Button, Reply
from bot.services import buttons
from bot.services.turn import Turn


def button(turn: Turn, topic_id: str) -> Button | None:
    """The button that plays the recording; None when there is none in the turn's language."""
    if turn.library.recording(topic_id, turn.language) is None:
        return None
    return Button(buttons.LISTEN + topic_id, turn.say("Listen"))


def listen(turn: Turn, topic_id: str) -> Reply | None:
    """The recording under the answer's title; None when there is none any more."""
    found = turn.library.answer(topic_id, turn.language, turn.now)
    recording = turn.library.recording(topic_id, turn.language)
    if found is None or recording is None:
        return None
    turn.dialogue.last_topic, turn.dialogue.lost_in_a_row = topic_id, 0
    turn.dialogue.offered = []
    turn.record(
        "answer_heard",
        topic_id,
        language=turn.language,
        version=found.version,
        meaning=found.meaning,
    )
    text_again = Button(buttons.ABOUT + topic_id, turn.say("Show the text"))
    reply = turn.reply(
        f"**{found.title}**",
        [text_again, buttons.menu(turn)],
        topic=topic_id,
        version=found.version,
    )
    return replace(reply, recording=recording)
