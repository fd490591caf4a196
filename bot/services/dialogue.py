"""Decides what to reply to a message; everything it needs is in the turn."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.contact import QuestionKind
from bot.domain.language import Language
from bot.domain.message import MessageKind, Reply
from bot.domain.taxonomy import TOPICS
from bot.domain.understanding import (
    LONGEST_READ,
    OUT_OF_SCOPE,
    Decision,
    Thresholds,
    Understanding,
)
from bot.services import (
    actions,
    answering,
    buttons,
    listening,
    picking,
    several,
    small_talk,
    spoken,
    welcome,
)
from bot.services.turn import Turn


def respond(
    turn: Turn,
    understanding: Understanding | None,
    thresholds: Thresholds,
    parts: several.Parts,
) -> list[Reply]:
    """The replies to one message, in order; `understanding` is None where there is none.

    `parts` are the readings of its parts, where it may hold several requests.
    """
    asked = turn.dialogue.question
    replies = _replies(turn, understanding, thresholds, parts)
    is_said = turn.message.kind in (MessageKind.TEXT, MessageKind.EDIT, MessageKind.PRESS)
    if is_said and turn.dialogue.question is asked:
        turn.dialogue.set_aside()
    return replies


def _replies(
    turn: Turn,
    understanding: Understanding | None,
    thresholds: Thresholds,
    parts: several.Parts,
) -> list[Reply]:
    kind = turn.message.kind
    if kind in (MessageKind.BLOCKED, MessageKind.UNBLOCKED):
        return []
    if kind is MessageKind.GROUP:
        return [small_talk.in_group(turn)]
    if kind is MessageKind.PRESS:
        return [_pressed(turn, turn.message.button)]
    if kind is MessageKind.START:
        return [_welcome(turn)]
    if kind not in (MessageKind.TEXT, MessageKind.EDIT):
        return _greeting_first(turn, small_talk.about_attachment(turn, kind))
    return _to_text(turn, understanding, thresholds, parts)


def is_readable(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(sign.isalnum() for sign in text)


def _to_text(
    turn: Turn,
    understanding: Understanding | None,
    thresholds: Thresholds,
    parts: several.Parts,
) -> list[Reply]:
    if not is_readable(turn.message.text):
        return _greeting_first(turn, small_talk.about_attachment(turn, MessageKind.STICKER))
    for one in filter(None, (understanding, *parts.values())):
        if danger := thresholds.danger_in(one):
            turn.dialogue.remember_alternatives(danger.intent, _shown(thresholds, one))
            return [_about_danger(turn, danger.intent)]
    if button := picking.picked(turn, understanding, thresholds):
        return _with_remarks(turn, _pressed(turn, button))
    if understanding is None:
        return _with_remarks(turn, answering.without_understanding(turn))
    readings = filter(None, (understanding, *parts.values()))
    reading = next(filter(thresholds.may_be_danger, readings), understanding)
    if spoken.is_foreign(turn, understanding):
        turn.contact.is_greeted = True
        return [*_before_language(turn, reading, thresholds), welcome.not_served(turn)]
    if turn.contact.language is None:
        return [*_before_language(turn, reading, thresholds), welcome.ask_language(turn)]
    reply = _several(turn, reading, parts, thresholds) or _by_confidence(turn, reading, thresholds)
    return _with_remarks(turn, reply)


def _about_danger(turn: Turn, topic_id: str) -> Reply:
    reply = answering.answer(turn, topic_id) or answering.not_served(turn, topic_id)
    if turn.contact.language:
        return reply
    # The guess may be wrong: whoever cannot read this chooses a language and reads it again.
    return replace(reply, buttons=(*reply.buttons, *buttons.languages()))


def _before_language(
    turn: Turn, understanding: Understanding, thresholds: Thresholds
) -> list[Reply]:
    # Whoever may be in danger reads the number to call before anything about languages, and may
    # answer that question in words.
    if thresholds.may_be_danger(understanding):
        return [answering.choose(turn, _shown(thresholds, understanding))]
    _remember_until_language(turn, understanding, thresholds)
    return []


def _by_confidence(turn: Turn, understanding: Understanding, thresholds: Thresholds) -> Reply:
    shown = _shown(thresholds, understanding)
    decision = thresholds.decide(understanding)
    if decision is Decision.ANSWER:
        turn.dialogue.remember_alternatives(understanding.best.intent, shown)
        return _about(turn, understanding.best.intent)
    if decision is Decision.CHOOSE:
        return answering.choose(turn, shown)
    if understanding.best.intent == OUT_OF_SCOPE:
        return answering.out_of_scope(turn)
    return answering.lost(turn)


def _several(
    turn: Turn, reading: Understanding, parts: several.Parts, thresholds: Thresholds
) -> Reply | None:
    """The reply to a message with several requests; None for a single one or possible danger."""
    intents = several.requested(parts, thresholds)
    if len(intents) < 2 or thresholds.may_be_danger(reading):
        return None
    turn.dialogue.remember_alternatives(intents[0], intents)
    return several.with_others(turn, _about(turn, intents[0]), intents[1:])


def _about(turn: Turn, intent: str) -> Reply:
    return (
        small_talk.talk(turn, intent)
        or actions.act(turn, intent)
        or answering.answer(turn, intent)
        or (answering.not_served(turn, intent) if intent in TOPICS else answering.lost(turn))
    )


def _pressed(turn: Turn, button: str) -> Reply:
    prefix, colon, rest = button.partition(":")
    match prefix + colon:
        case buttons.ABOUT:
            return _about(turn, rest)
        case buttons.AREA:
            return answering.area(turn, rest)
        case buttons.USE:
            return _use_language(turn, rest)
        case buttons.NONE_OF_THESE:
            return answering.none_of_these(turn)
        case buttons.LANGUAGES:
            return actions.change_language(turn)
        case other:
            return _pressed_under_answer(turn, other, rest) or answering.menu(turn)


def _pressed_under_answer(turn: Turn, prefix: str, topic: str) -> Reply | None:
    match prefix:
        case buttons.NOT_MEANT:
            return answering.not_meant(turn, topic)
        case buttons.SIDE_BY_SIDE:
            return answering.side_by_side(turn, topic)
        case buttons.LISTEN:
            return listening.listen(turn, topic) or _about(turn, topic)
        case _:
            return None


def _use_language(turn: Turn, code: str) -> Reply:
    language = Language.of(code)
    if language is None:
        return actions.change_language(turn)
    turn.use(language)
    # Whoever changes the language wants to read the same in it.
    offered = turn.dialogue.offered(turn.now)
    if len(offered) == 1:
        return _about(turn, offered[0])
    if offered:
        return answering.choose(turn, offered)
    last = turn.dialogue.last_topic
    if last and (again := answering.answer(turn, last)):
        return again
    return welcome.introduce(turn) if not turn.contact.is_greeted else answering.menu(turn)


def _welcome(turn: Turn) -> Reply:
    if turn.contact.language is None:
        return welcome.ask_language(turn)
    return welcome.introduce(turn)


def _greeting_first(turn: Turn, reply: Reply) -> list[Reply]:
    if turn.contact.is_greeted:
        return [reply]
    first = _welcome(turn)
    return [first] if turn.contact.language is None else [first, reply]


def _with_remarks(turn: Turn, reply: Reply) -> list[Reply]:
    remarks = []
    if turn.message.kind is MessageKind.EDIT:
        remarks.append(turn.say("You changed your message. This is about the new one."))
    if turn.message.had_cpr:
        remarks.append(
            turn.say("I have covered your CPR number. You do not need to write it here.")
        )
    if len(turn.message.text) > LONGEST_READ:
        remarks.append(
            turn.say.plural(
                "Your message is long: I have read only the first {count} character. "
                "Ask one thing at a time.",
                "Your message is long: I have read only the first {count} characters. "
                "Ask one thing at a time.",
                LONGEST_READ,
            )
        )
    if remarks:
        return [*_greeting_first(turn, turn.reply("\n\n".join(remarks))), reply]
    return _greeting_first(turn, reply)


def _remember_until_language(
    turn: Turn, understanding: Understanding, thresholds: Thresholds
) -> None:
    # What waits until the language is known: the answer where we are sure, else the choice.
    decision = thresholds.decide(understanding)
    waits: list[str] = []
    if decision is Decision.ANSWER:
        waits = [understanding.best.intent]
    elif decision is Decision.CHOOSE:
        waits = _shown(thresholds, understanding)
    turn.dialogue.ask(QuestionKind.WAITING, waits, turn.now)


def _shown(thresholds: Thresholds, understanding: Understanding) -> list[str]:
    return [candidate.intent for candidate in thresholds.shown(understanding)]
