"""Greetings and the like, and kind lines for what we cannot read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain.message import MessageKind, Reply
from bot.services import answering, buttons
from bot.services.turn import Turn


def talk(turn: Turn, intent: str) -> Reply | None:
    """The reply to a chat intent; None when it is none."""
    line = _CHAT.get(intent)
    if line is None:
        return None
    turn.dialogue.lost_in_a_row = 0
    return line(turn)


def is_chat(intent: str) -> bool:
    """Whether it is a greeting or the like, and neither a topic nor an action."""
    return intent in _CHAT


def about_attachment(turn: Turn, kind: MessageKind) -> Reply:
    """What we say to a photo, a voice message, a sticker and whatever else is not text."""
    line = _ATTACHMENTS.get(kind, _other)(turn)
    return turn.reply(line, [*buttons.areas(turn), buttons.human(turn)])


def in_group(turn: Turn) -> Reply:
    """Groups are not the place: others read along."""
    return turn.reply(
        turn.say(
            "I only answer in a private chat, so that nobody else reads what you ask. Press "
            "my name and write to me there."
        )
    )


def _greet(turn: Turn) -> Reply:
    text = turn.say("Hello! Write your question in your own words, or choose below.")
    return turn.reply(text, [*buttons.areas(turn), buttons.human(turn)])


def _thanks(turn: Turn) -> Reply:
    return turn.reply(turn.say("You are welcome. Write again whenever you need to."))


def _goodbye(turn: Turn) -> Reply:
    return turn.reply(turn.say("Goodbye, and all the best. You can write again at any time."))


def _affirm(turn: Turn) -> Reply:
    if offered := turn.dialogue.offered(turn.now):
        return answering.choose(turn, offered)
    text = turn.say("Good. What else would you like to know?")
    return turn.reply(text, [buttons.menu(turn), buttons.human(turn)])


def _deny(turn: Turn) -> Reply:
    if turn.dialogue.offered(turn.now):
        return answering.none_of_these(turn)
    text = turn.say("All right. Write your question in your own words, or choose from the menu.")
    return turn.reply(text, [buttons.menu(turn), buttons.human(turn)])


def _who_are_you(turn: Turn) -> Reply:
    text = turn.say(
        "I am Vejviser, a machine and not a person. I show you answers that people in "
        "{municipality} have written. I do not decide anything about your case.",
        municipality=turn.value("municipality.name"),
    )
    return turn.reply(text, [buttons.human(turn), buttons.menu(turn)])


def _what_can_you_do(turn: Turn) -> Reply:
    text = turn.say(
        "Ask me about your programme, Danish classes, internship, benefit, absence, sanctions, "
        "complaints, voluntary return and where to find the municipality. Write in Arabic, "
        "Tigrinya, Danish or English. I cannot see your case."
    )
    return turn.reply(text, [*buttons.areas(turn), buttons.human(turn)])


def _not_understood(turn: Turn) -> Reply:
    last = turn.dialogue.last_topic
    if last and (both := answering.side_by_side(turn, last)):
        return both
    text = turn.say(
        "Sorry that it was hard to understand. Write one short question, choose below, or talk "
        "to a person."
    )
    return turn.reply(text, [*buttons.areas(turn), buttons.human(turn)])


def _feedback(turn: Turn) -> Reply:
    turn.record("feedback_given", turn.dialogue.last_topic or "")
    text = turn.say(
        "I am sorry that I did not help. Write your question in other words, or talk to a person."
    )
    last = turn.dialogue.last_topic
    others = [i for i in turn.dialogue.meant.get(last or "", []) if i != last]
    return turn.reply(
        text, [*buttons.about_each(turn, others), buttons.human(turn), buttons.menu(turn)]
    )


def _photo(turn: Turn) -> str:
    return turn.say(
        "I cannot see pictures. If it is a letter, write the words at the top of it here, "
        "without your CPR number, or call {phone} and ask what it says.",
        phone=turn.value("integration.phone"),
    )


def _voice(turn: Turn) -> str:
    return turn.say(
        "I cannot listen to voice messages. Please write, choose below, or call {phone}.",
        phone=turn.value("integration.phone"),
    )


def _sticker(turn: Turn) -> str:
    return turn.say("That is kind, but I only read words. Write your question or choose below.")


def _document(turn: Turn) -> str:
    return turn.say(
        "I cannot open files and have not kept it. If it is for the municipality, send it by "
        "Digital Post (e-Boks) or bring it. Call {phone} if you are in doubt.",
        phone=turn.value("integration.phone"),
    )


def _other(turn: Turn) -> str:
    return turn.say("I can only read text. Please write your question or choose below.")


_CHAT: Mapping[str, Callable[[Turn], Reply]] = {
    "greet": _greet,
    "thanks": _thanks,
    "goodbye": _goodbye,
    "affirm": _affirm,
    "deny": _deny,
    "who-are-you": _who_are_you,
    "what-can-you-do": _what_can_you_do,
    "not-understood": _not_understood,
    "feedback": _feedback,
}

_ATTACHMENTS: Mapping[MessageKind, Callable[[Turn], str]] = {
    MessageKind.PHOTO: _photo,
    MessageKind.VOICE: _voice,
    MessageKind.STICKER: _sticker,
    MessageKind.DOCUMENT: _document,
}
