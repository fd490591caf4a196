"""Decides what to reply to a message; everything it needs is in the turn."""

from __future__ import annotations

from bot.domain.language import Language, language_of_script
from bot.domain.message import MessageKind, Reply
from bot.domain.taxonomy import TOPICS
from bot.domain.understanding import OUT_OF_SCOPE, Decision, Thresholds, Understanding
from bot.services import actions, answering, buttons, listening, small_talk, welcome
from bot.services.turn import Turn

#: from here on we believe what the model says about the language
SURE_OF_LANGUAGE = 0.6
#: a longer message is read only as far as this
LONGEST_READ = 1000


def respond(turn: Turn, understanding: Understanding | None, thresholds: Thresholds) -> list[Reply]:
    """The replies to one message, in order; `understanding` is None where there is none."""
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
    return _to_text(turn, understanding, thresholds)


def is_readable(text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(sign.isalnum() for sign in text)


def choose_language(turn: Turn, understanding: Understanding | None) -> None:
    """Set the turn's language from the message, and remember it for the contact."""
    script = language_of_script(turn.message.text)
    seen = script
    if understanding:
        is_sure = understanding.language_confidence >= SURE_OF_LANGUAGE
        seen = Language.of(understanding.language) if is_sure else None
    if language := seen or turn.contact.language or script or _telling(turn):
        turn.use(language)


def _to_text(
    turn: Turn, understanding: Understanding | None, thresholds: Thresholds
) -> list[Reply]:
    if not is_readable(turn.message.text):
        return _greeting_first(turn, small_talk.about_attachment(turn, MessageKind.STICKER))
    if understanding is None:
        return _with_remarks(turn, answering.without_understanding(turn))
    if danger := thresholds.danger_in(understanding):
        turn.dialogue.remember_alternatives(danger.intent, _shown(thresholds, understanding))
        return [answering.answer(turn, danger.intent) or answering.not_served(turn, danger.intent)]
    if _is_foreign(turn, understanding, thresholds):
        turn.contact.is_greeted = True
        turn.dialogue.offered = _offered_later(thresholds, understanding)
        return [welcome.not_served(turn)]
    if turn.contact.language is None:
        turn.dialogue.offered = _offered_later(thresholds, understanding)
        return [welcome.ask_language(turn)]
    return _with_remarks(turn, _by_confidence(turn, understanding, thresholds))


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
            return answering.lost(turn)
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
    if len(turn.dialogue.offered) == 1:
        return _about(turn, turn.dialogue.offered[0])
    if turn.dialogue.offered:
        return answering.choose(turn, turn.dialogue.offered)
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


def _telling(turn: Turn) -> Language | None:
    # A phone set to Arabic tells about its owner; one set to English does not.
    language = Language.of(turn.message.client_language)
    return language if language in (Language.ARABIC, Language.TIGRINYA) else None


def _is_foreign(turn: Turn, understanding: Understanding, thresholds: Thresholds) -> bool:
    if understanding.language == "und" or Language.of(understanding.language):
        return False
    sure = understanding.language_confidence >= SURE_OF_LANGUAGE
    # A word or two in a language that the contact does not use is more often a name or a typo.
    is_clear = turn.contact.language is None or len(turn.message.text.split()) > 2
    return sure and is_clear


def _offered_later(thresholds: Thresholds, understanding: Understanding) -> list[str]:
    # What waits until the language is known: the answer where we are sure, else the choice.
    decision = thresholds.decide(understanding)
    if decision is Decision.ANSWER:
        return [understanding.best.intent]
    return _shown(thresholds, understanding) if decision is Decision.CHOOSE else []


def _shown(thresholds: Thresholds, understanding: Understanding) -> list[str]:
    return [candidate.intent for candidate in thresholds.shown(understanding)]
