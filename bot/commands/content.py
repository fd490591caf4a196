"""`vejviser content`: what staff edit; check it, look at it, say that it is up to date."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.adapters.content.check import check as check_content
from bot.adapters.content.stamp import stamp, stamp_audio, stamp_minor
from bot.adapters.content.survey import survey
from bot.bootstrap import parts
from bot.channels import preview as pictures
from bot.commands import corrections, spreadsheet
from bot.commands.common import (
    PROBLEMS,
    By,
    or_exit,
    read,
    read_phrases,
    run_async,
    tell,
    tell_line,
)
from bot.domain.language import Language
from bot.i18n import COPENHAGEN
from bot.inbox import content_status
from bot.services.preview import preview as preview_answer
from bot.services.publishing import status as with_counts
from bot.settings import Settings

app = typer.Typer(help="What staff edit: check it, look at it.", no_args_is_help=True)
app.command("affected")(corrections.affected)
app.command("correct")(corrections.correct)
app.command("export")(spreadsheet.export_texts)
app.command("import")(spreadsheet.import_texts)

Languages = Annotated[
    list[Language] | None,
    typer.Option("--lang", help="Only this language; may be given more than once."),
]


class StaffLanguage(StrEnum):
    """The languages that staff work in."""

    DA = "da"
    EN = "en"


@app.command("check")
def check(
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """List everything that is wrong in the content folder; warnings alone are no failure."""
    settings = read()
    report = check_content(settings.home / "content", read_phrases(settings), _today())
    if as_json:
        problems = [asdict(one) for one in report.problems]
        found = {"problems": problems, "readability": report.readability}
        tell_line(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for problem in report.problems:
            tell_line(str(problem))
    warnings = len(report.problems) - len(report.errors)
    errors, topics = _count(len(report.errors), "error"), _count(len(report.readability), "topic")
    tell(f"{errors}, {_count(warnings, 'warning')} in {topics}.")
    if report.errors:
        raise typer.Exit(PROBLEMS)


@app.command("status")
def status(
    out: Annotated[Path | None, typer.Option(help="Where to write the page.")] = None,
    lang: Annotated[StaffLanguage, typer.Option(help="Language of the page.")] = StaffLanguage.DA,
) -> None:
    """Show how every answer stands, the worst first, and write it as an HTML page."""

    async def show(settings: Settings) -> int:
        async with parts.open_parts(settings, wait_for_nlu=False, may_start_nlu=False) as made:
            surveyed = survey(settings.home / "content", made.library.rules, _today())
            topics = await with_counts(surveyed, made.records, made.library, made.clock())
        for line in content_status.lines(topics):
            tell_line(line)
        page = out or settings.home / "var" / "content-status.html"
        say = parts.read_staff_phrases(settings).speaker(Language(lang))
        _write(page, content_status.page(topics, _today(), say))
        return 0

    run_async(show)


@app.command("preview")
def preview(
    topic: str,
    lang: Language,
    html: Annotated[bool, typer.Option("--html", help="Write a page instead.")] = False,
    out: Annotated[Path | None, typer.Option(help="Where to write the page.")] = None,
) -> None:
    """Show an answer as Telegram and the web chat show it, every value filled in."""
    settings = read()
    phrases = read_phrases(settings)
    library = or_exit(lambda: parts.read_library(settings, phrases))
    reply = preview_answer(library, phrases, topic, lang, parts.SystemClock()())
    if reply is None:
        tell(f"{topic}: is not a topic that is served; see `vejviser content check`.")
        raise typer.Exit(PROBLEMS)
    if html or out:
        page = out or settings.home / "var" / "preview" / f"{topic}.{lang}.html"
        _write(page, pictures.page(reply, phrases, library, parts.SystemClock()()))
    else:
        tell_line(pictures.text(reply))


@app.command("stamp")
def stamp_topic(
    topic: str,
    by: By,
    minor: Annotated[
        bool, typer.Option("--minor", help="The Danish change did not alter the meaning.")
    ] = False,
    audio: Annotated[
        bool, typer.Option("--audio", help="The recordings read the texts as they are now.")
    ] = False,
    lang: Languages = None,
) -> None:
    """Say that a topic's translations (or recordings) match the text as it is now."""
    if minor and audio:
        raise typer.BadParameter("--minor and --audio are two different things; give one.")
    settings = read()
    folder = settings.home / "content" / "topics" / topic
    languages = lang or list(Language)
    if minor:
        changed = or_exit(lambda: stamp_minor(folder, by=by, on=_today(), languages=languages))
    elif audio:
        fixed = or_exit(lambda: parts.read_library(settings, read_phrases(settings))).rules.fixed
        changed = or_exit(lambda: stamp_audio(folder, fixed, languages))
    else:
        changed = or_exit(lambda: stamp(folder, languages))
    for path in changed:
        tell_line(f"{path}: stamped.")
    if not changed:
        tell(f"{topic}: everything was stamped already.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _write(path: Path, page: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError:
        tell(f"{path}: cannot be written; name another file with --out.")
        raise typer.Exit(PROBLEMS) from None
    tell(f"Written: {path}")


def _today() -> date:
    return parts.SystemClock()().astimezone(COPENHAGEN).date()
