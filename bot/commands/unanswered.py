"""`vejviser nlu unanswered` and `adopt`: what was missed, and learning from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated

import typer

from bot.adapters import training_files
from bot.bootstrap import learning, parts
from bot.commands.common import PROBLEMS, run_async, tell, tell_line
from bot.domain.language import Language
from bot.domain.unanswered import KEPT_FOR, Group, Unanswered, one_line
from bot.errors import InvalidData, Problem
from bot.services.unanswered import midnight_before
from bot.settings import Settings

_GROUP = re.compile(r"[Gg]?(\d{1,18})")
_NUMBERS = re.compile(r"[Gg]?\d{1,18}(?: *, *[Gg]?\d{1,18})*")


def unanswered(
    since: Annotated[
        int, typer.Option(min=1, max=KEPT_FOR.days, help="Only asked about in so many days.")
    ] = KEPT_FOR.days,
    least: Annotated[int, typer.Option(min=1, help="Only groups of so many messages.")] = 1,
    examples: Annotated[int, typer.Option(min=0, help="How many messages of each to show.")] = 3,
) -> None:
    """Show what could not be answered, grouped by what it asks, the largest group first."""

    async def show(settings: Settings) -> int:
        now = parts.SystemClock()()
        async with parts.open_records(settings) as records:
            messages = await learning.read_unanswered(records, now)
        groups = await learning.group(settings.home, messages)
        beginning = midnight_before(now - timedelta(days=since - 1))
        shown = [one for one in groups if len(one.members) >= least and one.newest >= beginning]
        for group in shown:
            tell_line(_headline(group))
            for message in group.examples(examples):
                tell_line(f"  {message.id:>6} {message.language}  {one_line(message.text)}")
        count = sum(len(group.members) for group in shown)
        tell(f"{_count(count, 'message')} in {_count(len(shown), 'group')}.")
        return 0

    run_async(show)


def adopt(
    group: Annotated[str, typer.Argument(help="Such as G17, from `vejviser nlu unanswered`.")],
    intent: Annotated[str, typer.Argument(metavar="ID", help="The id that they are about.")],
    language: Annotated[
        Language | None, typer.Option(help="Only the messages in this language.")
    ] = None,
    only: Annotated[
        str | None, typer.Option(metavar="N,N", help="Only the messages of these numbers.")
    ] = None,
) -> None:
    """Write a group's messages as training messages, into files that a person reads first."""
    if only is not None and not _NUMBERS.fullmatch(only.strip()):
        raise typer.BadParameter("must be numbers with commas, such as 17,21.", param_hint="--only")

    async def write(settings: Settings) -> int:
        if intent not in training_files.intents(settings.home):
            sentence = "is no id that has training messages in nlu/; see the names of the files."
            raise InvalidData([Problem(one_line(intent), sentence)])
        now = parts.SystemClock()()
        async with parts.open_records(settings) as records:
            messages = await learning.read_unanswered(records, now)
            if done := _adopted_before(messages, group):
                tell(f"G{done.id}: was adopted as `{done.adopted_as}` before; nothing to do.")
                return 0
            found = _find(await learning.group(settings.home, messages), group)
            chosen = _chosen(found, language, only)
            adoption = await learning.adopt(settings, records, intent, chosen, now)
        for path, lines in adoption.written.items():
            tell_line(f"{path}: {_count(lines, 'message')}.")
        for problem in adoption.left_out:
            tell_line(str(problem))
        if adoption.written:
            tell(
                "Next: take out names and whatever else tells who wrote, move the lines to the "
                f"end of nlu/LANGUAGE/{intent}.yml, delete the files, and run `vejviser nlu "
                "train`, then `vejviser nlu test`."
            )
        return 0 if adoption.settled else PROBLEMS

    run_async(write)


def _headline(group: Group) -> str:
    languages = ", ".join(f"{code} {count}" for code, count in group.languages.most_common())
    thought = f", most like {group.likeliest}" if group.likeliest else ""
    return f"{group.id}: {_count(len(group.members), 'message')} ({languages}){thought}"


def _adopted_before(messages: Sequence[Unanswered], group: str) -> Unanswered | None:
    number = _number(group)
    return next((one for one in messages if one.id == number and one.adopted_as), None)


def _find(groups: Sequence[Group], name: str) -> Group:
    number = _number(name)
    for group in groups:
        if group.members[0].id == number:
            return group
    sentence = "is no group; see `vejviser nlu unanswered`."
    raise InvalidData([Problem(one_line(name), sentence)])


def _chosen(group: Group, language: Language | None, only: str | None) -> Sequence[Unanswered]:
    members = {one.id: one for one in group.members}
    numbers = [_number(one.strip()) for one in only.split(",")] if only else list(members)
    strangers = [number for number in numbers if number not in members]
    if strangers:
        sentence = f"is no message of {group.id}; name its own numbers."
        raise InvalidData([Problem(str(number), sentence) for number in strangers])
    chosen = [members[number] for number in dict.fromkeys(numbers) if number is not None]
    chosen = [one for one in chosen if language in (None, one.language)]
    if not chosen:
        raise InvalidData([Problem(group.id, f"has no message in `{language}`.")])
    return chosen


def _number(name: str) -> int | None:
    found = _GROUP.fullmatch(name.strip())
    return int(found[1]) if found else None


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
