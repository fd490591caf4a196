"""Reads a typed message as a press of one of the buttons that we offered last."""

from __future__ import annotations

from bot.domain.choices import Choice, read_choice
from bot.domain.contact import QuestionKind
from bot.domain.understanding import DANGER, Decision, Thresholds, Understanding
from bot.services import buttons, small_talk
from bot.services.turn import Turn


def picked(turn: Turn, understanding: Understanding | None, thresholds: Thresholds) -> str | None:
    """The id of the button that a typed message means; None when it is something new.

    What the model surely reads as a topic or an action is something new, and so is possible
    danger. `understanding` is None while the model is away.
    """
    question = turn.dialogue.open_question(turn.now)
    if question is None or question.kind is not QuestionKind.WHICH_ONE:
        return None
    if understanding and _is_something_new(understanding, thresholds):
        return None
    intents = question.about
    choice = _choice(turn, intents) or _yes(turn, intents, understanding, thresholds)
    if choice is None:
        return None
    return buttons.NONE_OF_THESE if choice.index is None else buttons.ABOUT + intents[choice.index]


def _is_something_new(understanding: Understanding, thresholds: Thresholds) -> bool:
    if thresholds.may_be_danger(understanding):
        return True
    is_sure = thresholds.decide(understanding) is Decision.ANSWER
    return is_sure and not small_talk.is_chat(understanding.best.intent)


def _choice(turn: Turn, intents: tuple[str, ...]) -> Choice | None:
    return read_choice(turn.text, [buttons.labels(turn, intent) for intent in intents])


def _yes(
    turn: Turn,
    intents: tuple[str, ...],
    understanding: Understanding | None,
    thresholds: Thresholds,
) -> Choice | None:
    """A yes to a single button, or to the danger among several."""
    danger = next((index for index, intent in enumerate(intents) if intent in DANGER), None)
    index = 0 if len(intents) == 1 else danger
    if index is None:
        return None
    said = read_choice(turn.text, [buttons.labels(turn, intents[index])])
    if said == Choice(0) or _is_affirmed(understanding, thresholds, may_be_unsure=index == danger):
        return Choice(index)
    return None


def _is_affirmed(
    understanding: Understanding | None, thresholds: Thresholds, *, may_be_unsure: bool
) -> bool:
    # Where somebody may be in danger, what sounds like a yes is one.
    if understanding is None or understanding.best.intent != "affirm":
        return False
    return may_be_unsure or thresholds.decide(understanding) is Decision.ANSWER
