"""Lets a contact hear an answer that somebody has read aloud."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.message import Button, Reply
from bot.services import answering, buttons
from bot.services.turn import Turn


def listen(turn: Turn, topic_id: str) -> Reply | None:
    """The recording between the answer's title and small print; None when it may not be heard."""
    topic = turn.library.topic(topic_id)
    found = turn.library.answer(topic_id, turn.language, turn.now)
    recording = turn.library.recording(topic_id, turn.language, turn.now)
    if topic is None or found is None or recording is None:
        return None
    turn.dialogue.last_topic, turn.dialogue.lost_in_a_row = topic_id, 0
    turn.dialogue.settle()
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
        small_print=answering.small_print(turn, topic, found),
        topic=topic_id,
        version=found.version,
    )
    return replace(reply, recording=recording)
