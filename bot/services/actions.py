"""Personal actions: what can be done, said honestly, as long as the contact is not linked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain.mentions import wanted_language
from bot.domain.message import Button, Reply
from bot.services import buttons, naming_back
from bot.services.turn import Turn


def act(turn: Turn, intent: str) -> Reply | None:
    """What an action's reply is; None when there is no such action."""
    action = _ACTIONS.get(intent)
    if action is None:
        return None
    turn.dialogue.lost_in_a_row = 0
    turn.dialogue.settle()
    return action(turn)


def talk_to_human(turn: Turn) -> Reply:
    """Who answers, where and when. Nothing is passed on from here yet, and it says so."""
    text = turn.say(
        "You can talk to a person: call the integration team on {phone}, or {main} for the "
        "rest of the municipality. Say which language you speak and ask for an interpreter if "
        "you need one. No caseworker reads what you write here, so please call about anything "
        "that is urgent.",
        phone=turn.value("integration.phone"),
        main=turn.value("municipality.phone"),
    )
    hours = turn.value("municipality.opening_hours")
    if hours:
        text += "\n\n" + turn.say("The town hall is open:") + "\n\n" + hours
    return turn.reply(text, [*buttons.about_each(turn, ["contact-info"]), buttons.menu(turn)])


def change_language(turn: Turn) -> Reply:
    """The four languages by their own names."""
    return turn.reply(turn.say("Which language do you want?"), buttons.languages())


def _change_language(turn: Turn) -> Reply:
    wanted = wanted_language(turn.text)
    if wanted is None:
        return change_language(turn)
    turn.use(wanted)
    text = turn.say(
        "From now on I answer in this language: {language}. You can change it at any time.",
        language=wanted.native_name,
    )
    again = buttons.about_each(turn, filter(None, [turn.dialogue.last_topic]))
    others = (one for one in buttons.languages() if one.id != buttons.USE + wanted)
    return turn.reply(text, [*again, *others, buttons.menu(turn)])


def _my_times(turn: Turn) -> Reply:
    text = turn.say(
        "I do not know who you are, so I cannot see your own meetings, classes or internship. "
        "Look in your letter or in Digital Post (e-Boks), or call {phone} and ask for the day, "
        "the time and the place.",
        phone=turn.value("integration.phone"),
    )
    return _personal(turn, text, "meeting-duty", "info-meetings")


def _report_absence(turn: Turn) -> Reply:
    text = turn.say(
        "I have not told anybody that you are away: I cannot do that. Report it yourself today: "
        "call {phone} before {time}. If you are due earlier, call before that. If you have a "
        "meeting with the municipality, say that you cannot come, and keep your text messages "
        "as proof. Do not write here which illness it is.",
        phone=turn.value("sickness.phone"),
        time=turn.value("sickness.before"),
    )
    return turn.reply(_named_back(turn, text), _under(turn, "report-sick", "valid-absence"))


def _reschedule(turn: Turn) -> Reply:
    text = turn.say(
        "I cannot book, move or cancel a meeting. Call {phone} before the meeting. Until they "
        "have said yes, the old time is the right one and you must come.",
        phone=turn.value("integration.phone"),
    )
    return turn.reply(_named_back(turn, text), _under(turn, "meeting-duty", "report-sick"))


def _my_reminders(turn: Turn) -> Reply:
    text = turn.say(
        "I do not send you reminders, because I do not know who you are. So there is nothing "
        "to stop either: I write only when you have written to me."
    )
    return _personal(turn, text, "info-meetings")


def _my_data(turn: Turn) -> Reply:
    text = turn.say(
        "I do not know your name, your CPR number or your case. I keep what you and I write "
        "here, encrypted, with your language and which answers you were shown. If you write a "
        "CPR number I cover it before it is kept. Nothing that you ask here is written into "
        "your case. To see or delete what is kept, call {phone}.",
        phone=turn.value("integration.phone"),
    )
    return turn.reply(text, [buttons.human(turn), buttons.menu(turn)])


def _my_attendance(turn: Turn) -> Reply:
    text = turn.say(
        "I do not know who you are, so I cannot see when you were present, away or reported "
        "sick. Call {phone} and ask what is written about you. Keep your own text messages and "
        "letters as proof.",
        phone=turn.value("integration.phone"),
    )
    return _personal(turn, text, "sanction-hearing", "valid-absence")


def _link_account(turn: Turn) -> Reply:
    return _personal(turn, "", "contact-info")


def _personal(turn: Turn, text: str, *related: str) -> Reply:
    how = turn.say(
        "Only a caseworker can connect me with your case. Call {phone} and ask whether they "
        "can do it for you. Never send your CPR number here.",
        phone=turn.value("integration.phone"),
    )
    return turn.reply("\n\n".join(filter(None, (text, how))), _under(turn, *related))


def _named_back(turn: Turn, text: str) -> str:
    return "\n\n".join(filter(None, (text, naming_back.days_and_times(turn))))


def _under(turn: Turn, *related: str) -> list[Button]:
    return [*buttons.about_each(turn, related), buttons.human(turn), buttons.menu(turn)]


_ACTIONS: Mapping[str, Callable[[Turn], Reply]] = {
    "my-appointments": _my_times,
    "my-classes": _my_times,
    "my-internship": _my_times,
    "report-absence": _report_absence,
    "reschedule": _reschedule,
    "my-reminders": _my_reminders,
    "talk-to-human": talk_to_human,
    "change-language": _change_language,
    "my-data": _my_data,
    "my-attendance": _my_attendance,
    "link-account": _link_account,
}
