"""`vejviser content affected` and `correct`: who got an older answer, and telling them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated

import typer

from bot.adapters.content.topic_files import read_folder
from bot.bootstrap import parts
from bot.channels import markup
from bot.commands.common import PROBLEMS, By, run_async, tell, tell_line
from bot.domain.language import Language
from bot.errors import InvalidData, Problem
from bot.i18n import COPENHAGEN
from bot.services.corrections import Affected, Corrections, Outcome, Step
from bot.settings import Settings

#: nobody was told anything before
_FIRST_YEAR = 2020

Since = Annotated[
    datetime,
    typer.Option("--since", formats=["%Y-%m-%d"], help="First day, such as 2026-11-01."),
]


def affected(topic: str, since: Since) -> None:
    """Count the contacts who got an answer that has been changed since."""

    async def count(settings: Settings) -> int:
        async with _opened(settings, topic, since) as (made, service):
            found = await service.affected(topic, _midnight(since))
            steps = [await service.plan(topic, one, made.clock()) for one in found]
        tell_line(f"{topic}: {_contacts(len(found))} got an older answer since {since:%Y-%m-%d}.")
        for (language, version), times in sorted(_counted(found).items()):
            tell_line(f"  {language} {version}: {times}")
        told = sum(step.outcome is Outcome.TOLD_BEFORE for step in steps)
        if told:
            tell_line(f"  {told} of them have been told about the text as it is now.")
        return 0

    run_async(count)


def correct(
    topic: str,
    since: Since,
    by: By,
    send: Annotated[bool, typer.Option("--send", help="Queue the messages.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Tell each contact who got an older answer, once; without --send only say what would be."""

    async def tell_them(settings: Settings) -> int:
        async with _opened(settings, topic, since) as (made, service):
            found = await service.affected(topic, _midnight(since))
            steps = [await service.plan(topic, one, made.clock()) for one in found]
            waiting = sum(step.outcome is Outcome.QUEUED for step in steps)
            _show(service, steps)
            if not send or not waiting:
                advice = " Add --send to do it." if waiting else ""
                tell_line(f"Dry run: {_contacts(waiting)} would be told.{advice}")
                return 0
            if not yes:
                _confirm(waiting)
            now = made.clock()
            steps = [await service.correct(topic, one, now=now, by=by) for one in found]
        _tell_outcomes(steps)
        return 0

    run_async(tell_them)


@asynccontextmanager
async def _opened(
    settings: Settings, topic: str, since: datetime
) -> AsyncIterator[tuple[parts.Parts, Corrections]]:
    async with parts.open_parts(settings, wait_for_nlu=False, may_start_nlu=False) as made:
        found = made.library.topic(topic)
        if found is None or made.library.title(topic, Language.DANISH, made.clock()) is None:
            sentence = "is no topic that is served; see `vejviser content check`."
            raise InvalidData([Problem(topic, sentence)])
        if found.confidential:
            sentence = "is confidential: nobody is noted as having asked, so nobody can be told."
            raise InvalidData([Problem(topic, sentence)])
        if since.year < _FIRST_YEAR:
            raise InvalidData([Problem("--since", f"must be {_FIRST_YEAR}-01-01 or later.")])
        if _midnight(since) > made.clock():
            raise InvalidData([Problem("--since", "is still to come; name a day in the past.")])
        _warn_of_outdated(settings, topic)
        yield made, Corrections(made.records, made.library, made.phrases)


def _warn_of_outdated(settings: Settings, topic: str) -> None:
    found = read_folder(settings.home / "content" / "topics" / topic)
    for language, text in found.texts.items():
        if not found.is_current(text):
            tell(
                f"{text.path}: is not up to date; who asked in `{language}` still gets this text "
                "and is told only when it has been changed."
            )


def _show(service: Corrections, steps: Sequence[Step]) -> None:
    for language in Language:
        mine = [step for step in steps if step.answer and step.answer.language is language]
        if mine and mine[-1].answer:
            reply = service.message(mine[-1].answer, mine[-1].affected.at)
            label = reply.buttons[0].label
            tell_line(f"{language} ({len(mine)}): {markup.plain(reply.text)} [ {label} ]")
    _tell_outcomes([step for step in steps if step.outcome is not Outcome.QUEUED])


def _tell_outcomes(steps: Sequence[Step]) -> None:
    counts = Counter(step.outcome for step in steps)
    for outcome in Outcome:
        if counts[outcome]:
            tell_line(f"{outcome}: {counts[outcome]}")


def _confirm(waiting: int) -> None:
    if not sys.stdin.isatty():
        tell("Nothing was sent: confirm with --yes where nobody can be asked.")
        raise typer.Exit(PROBLEMS)
    typer.confirm(f"Send a correction to {_contacts(waiting)}?", abort=True)


def _counted(found: Sequence[Affected]) -> Counter[tuple[str, str]]:
    return Counter((one.language.value, one.version) for one in found)


def _contacts(count: int) -> str:
    return f"{count} contact" if count == 1 else f"{count} contacts"


def _midnight(day: datetime) -> datetime:
    return day.replace(tzinfo=COPENHAGEN)
