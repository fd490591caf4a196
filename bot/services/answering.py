"""Answers a topic, offers a choice, admits to being lost, and shows the menu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from bot.domain.contact import QuestionKind
from bot.domain.language import Language
from bot.domain.message import Button, Reply
from bot.domain.taxonomy import TOPICS
from bot.domain.topic import Answer, Escalation, Review, Topic
from bot.domain.unanswered import Reason
from bot.domain.understanding import DANGER
from bot.services import buttons
from bot.services.turn import Turn

#: after so many messages in a row that we did not understand, a human comes first
PATIENCE = 2


def answer(turn: Turn, topic_id: str) -> Reply | None:
    """The topic's answer with source and related topics; None when it is not served."""
    topic = turn.library.topic(topic_id)
    found = turn.library.answer(topic_id, turn.language, turn.now)
    if topic is None or found is None:
        return None
    turn.dialogue.last_topic, turn.dialogue.lost_in_a_row = topic_id, 0
    turn.dialogue.settle()
    _record(turn, "answer_given", topic, found)
    return turn.reply(
        f"**{found.title}**\n\n{found.body}",
        _under_answer(turn, topic),
        small_print=small_print(turn, topic, found),
        topic=topic_id,
        version=found.version,
    )


def side_by_side(turn: Turn, topic_id: str) -> Reply | None:
    """The answer with the Danish under each paragraph, to read together or to show someone."""
    topic = turn.library.topic(topic_id)
    own = turn.library.answer(topic_id, turn.language, turn.now)
    danish = turn.library.answer(topic_id, Language.DANISH, turn.now)
    if topic is None or own is None or danish is None:
        return None
    if turn.language is Language.DANISH:
        return answer(turn, topic_id)
    pairs = zip_longest(_paragraphs(own), _paragraphs(danish))
    text = "\n\n".join(paragraph for pair in pairs for paragraph in pair if paragraph)
    _record(turn, "answer_compared", topic, own)
    return turn.reply(
        text,
        [buttons.human(turn), buttons.menu(turn)],
        small_print=small_print(turn, topic, own),
        topic=topic_id,
        version=own.version,
    )


def choose(turn: Turn, intents: Sequence[str]) -> Reply:
    """Up to three things that the contact may have meant; lost when we can do none of them.

    With possible danger among them we first say whom to call, and ask whether it is so.
    """
    danger = next((intent for intent in intents if intent in DANGER), None)
    offered = buttons.about_each(turn, [intent for intent in intents if intent != danger])
    if danger:
        return _ask_about_danger(turn, danger, offered)
    if not offered:
        return lost(turn)
    turn.dialogue.ask(QuestionKind.WHICH_ONE, _intents(offered), turn.now)
    none = Button(buttons.NONE_OF_THESE, turn.say("None of these"))
    return turn.reply(turn.say("Which of these do you mean?"), [*offered, none])


def not_meant(turn: Turn, topic_id: str) -> Reply:
    """What else the question could have meant after a wrong answer."""
    if topic_id not in TOPICS:
        return menu(turn)
    others = [i for i in turn.dialogue.meant.get(topic_id, []) if i != topic_id]
    turn.record("answer_not_meant", topic_id)
    turn.miss(Reason.NOT_MEANT, topic_id)
    return choose(turn, others) if others else lost(turn)


def none_of_these(turn: Turn) -> Reply:
    """Nothing that was offered is what the contact meant."""
    turn.miss(Reason.NOT_MEANT)
    return lost(turn)


def lost(turn: Turn) -> Reply:
    """We did not understand: the menu, and a human, first of all when it happens again."""
    turn.miss(Reason.LOST)
    turn.dialogue.lost_in_a_row += 1
    turn.dialogue.settle()
    if turn.dialogue.lost_in_a_row >= PATIENCE:
        text = turn.say(
            "I am sorry, I still do not understand. A person can help you: call {phone}. "
            "You can also choose below what it is about.",
            phone=turn.value("integration.phone"),
        )
        return turn.reply(text, [buttons.human(turn), *buttons.areas(turn)])
    text = turn.say(
        "I did not understand that. Please write it in other words, one short question at a "
        "time, or choose below what it is about."
    )
    return turn.reply(text, [*buttons.areas(turn), buttons.human(turn)])


def not_served(turn: Turn, topic_id: str) -> Reply:
    """A topic of ours that has no valid answer now: a human has one, and danger cannot wait."""
    if topic_id in DANGER:
        return turn.reply(f"**{_help_now(turn)}**", [buttons.human(turn), buttons.menu(turn)])
    text = turn.say(
        "I have no valid answer to this right now. A person can help you: call {phone}.",
        phone=turn.value("integration.phone"),
    )
    return turn.reply(text, [buttons.human(turn), buttons.menu(turn)])


def out_of_scope(turn: Turn) -> Reply:
    """We understood that it is nothing that we know about."""
    turn.miss(Reason.OUT_OF_SCOPE)
    turn.dialogue.lost_in_a_row += 1
    text = turn.say(
        "I think I cannot help with that. I know about the rules for your programme, your "
        "benefit, absence, complaints and voluntary return. Choose below, or write your "
        "question in other words."
    )
    return turn.reply(text, [*buttons.areas(turn), buttons.human(turn)])


def without_understanding(turn: Turn) -> Reply:
    """The language model is away: the menu and the human still work."""
    text = turn.say(
        "I cannot read free text right now, but the buttons work. Choose below what it is "
        "about. If someone is in danger, call {emergency}.",
        emergency=turn.value("national.emergency"),
    )
    return turn.reply(text, [*buttons.areas(turn), buttons.human(turn)])


def menu(turn: Turn) -> Reply:
    """All areas, the human and the languages."""
    languages = Button(buttons.LANGUAGES, " · ".join(language.native_name for language in Language))
    return turn.reply(
        turn.say("What is it about?"), [*buttons.areas(turn), buttons.human(turn), languages]
    )


def area(turn: Turn, area_id: str) -> Reply:
    """The topics of one area; the menu when there is no such area any more."""
    found = next((area for area in turn.library.areas() if area.id == area_id), None)
    if found is None:
        return menu(turn)
    topics = buttons.about_each(turn, found.topics)
    return turn.reply(f"**{found.titles[turn.language]}**", [*topics, buttons.menu(turn)])


def small_print(turn: Turn, topic: Topic, found: Answer) -> str:
    """Where it comes from, how fresh it is, and that the letter wins."""
    say, source = turn.say, topic.sources[0]
    lines = [
        say(
            "Source: {source}. Checked on {date}.",
            source=source.name,
            date=say.date(source.checked_on),
        ),
        say("If a letter from the municipality says something else, the letter is right."),
    ]
    if topic.valid_until:
        lines.append(say("Valid until {date}.", date=say.date(topic.valid_until)))
    if found.is_outdated:
        lines.append(
            say(
                "The Danish text has been changed since this was translated. Ask a person if you "
                "are in doubt."
            )
        )
    if found.review is Review.DRAFT and turn.language is not Language.DANISH:
        lines.append(
            say(
                "No native reader has checked this translation yet. Ask a person if you are "
                "in doubt."
            )
        )
    return "\n\n".join(lines)


def _ask_about_danger(turn: Turn, danger: str, others: Sequence[Button]) -> Reply:
    # "Yes" works also while nobody has written a valid answer: not_served names the number.
    turn.dialogue.ask(QuestionKind.WHICH_ONE, [danger, *_intents(others)], turn.now)
    question = turn.say("Are you or is someone else in danger now?")
    no = turn.say("No, nobody is in danger")
    if others:
        question += " " + turn.say("If not, which of these do you mean?")
        no = turn.say("None of these")
    return turn.reply(
        f"**{_help_now(turn)}**\n\n{question}",
        [
            Button(buttons.ABOUT + danger, turn.say("Yes, there is danger")),
            *others,
            Button(buttons.NONE_OF_THESE, no),
        ],
    )


def _intents(offered: Sequence[Button]) -> list[str]:
    return [button.id.removeprefix(buttons.ABOUT) for button in offered]


def _help_now(turn: Turn) -> str:
    return turn.say(
        "If someone is in danger, call {emergency} now.",
        emergency=turn.value("national.emergency"),
    )


def _record(turn: Turn, kind: str, topic: Topic, found: Answer) -> None:
    turn.record(
        kind,
        topic.id,
        language=found.language,
        version=found.version,
        meaning=found.meaning,
        guidance=topic.guidance,
    )


def _under_answer(turn: Turn, topic: Topic) -> list[Button]:
    under = list(buttons.about_each(turn, topic.related))
    if listen := buttons.listen(turn, topic.id):
        under.insert(0, listen)  # for people who read poorly it is the way to the answer
    if topic.escalation is not Escalation.NEVER:
        under.append(buttons.human(turn))
    if turn.language is not Language.DANISH:
        in_danish_too = turn.say("Show it in Danish too")
        under.append(Button(buttons.SIDE_BY_SIDE + topic.id, in_danish_too))
    not_meant = turn.say("This was not what I meant")
    return [*under, Button(buttons.NOT_MEANT + topic.id, not_meant), buttons.menu(turn)]


def _paragraphs(found: Answer) -> list[str]:
    return [f"**{found.title}**", *re.split("\n{2,}", found.body)]
