"""The command line: `vejviser run`, `chat`, `understand`, `content`, `nlu` and `doctor`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeVar

import typer

from bot.adapters import nlu_environment
from bot.adapters.content.check import check as check_content
from bot.adapters.content.stamp import stamp as stamp_topic
from bot.adapters.logs import set_up_logging
from bot.bootstrap import doctor as examination
from bot.bootstrap import measuring, parts, serving
from bot.channels import console, markup
from bot.domain.language import Language
from bot.errors import BotError, InvalidData
from bot.i18n import Phrases
from bot.services.preview import preview as preview_answer
from bot.settings import Settings, read_settings

#: exit status (contract): done, problems found, wrong use
DONE, PROBLEMS = 0, 1

app = typer.Typer(
    help="A messaging assistant that shows refugees the way in a Danish municipality.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
content = typer.Typer(help="What staff edit: check it, look at it.", no_args_is_help=True)
nlu = typer.Typer(help="The language model: train it, test it.", no_args_is_help=True)
app.add_typer(content, name="content")
app.add_typer(nlu, name="nlu")

Result = TypeVar("Result")


class Role(StrEnum):
    """Which part of the work this process does."""

    ALL = "all"
    TELEGRAM = "telegram"
    WEB = "web"
    WORKER = "worker"


@app.command()
def run(
    role: Annotated[Role, typer.Option(help="Which part of the work to do.")] = Role.ALL,
) -> None:
    """Serve the web chat, and Telegram where TELEGRAM_BOT_TOKEN is set, until Ctrl-C."""
    _async(lambda settings: serving.serve(settings, role=role.value, tell=_tell))


@app.command()
def chat(
    lang: Annotated[Language | None, typer.Option(help="Begin in this language.")] = None,
    contact: Annotated[str, typer.Option("--as", help="Name of the conversation.")] = "console",
    jsonl: Annotated[bool, typer.Option(help="Read and write JSON lines.")] = False,
) -> None:
    """Talk to the assistant here."""

    async def talk(settings: Settings) -> int:
        async with parts.open_parts(settings, wait_for_nlu=True) as made:
            if made.nlu_missing:
                _tell(made.nlu_missing)
            return await console.run(
                made.conversation,
                made.records,
                made.clock,
                made.phrases,
                name=contact,
                language=lang,
                jsonl=jsonl,
            )

    _async(talk)


@app.command()
def understand() -> None:
    """Read one message per line on standard input, print what it is about as JSON lines."""
    _async(measuring.understand)


@app.command()
def doctor() -> None:
    """Look whether everything that is needed is there, and say what to do."""
    _async(lambda settings: examination.examine(settings, tell=_tell_line))


@content.command("check")
def content_check() -> None:
    """List everything that is wrong in the content folder."""
    settings = _settings()
    problems = check_content(settings.home / "content", _phrases(settings))
    for problem in problems:
        _tell_line(str(problem))
    if problems:
        raise typer.Exit(PROBLEMS)
    _tell("The content is fine.")


@content.command("preview")
def content_preview(topic: str, lang: Language) -> None:
    """Show an answer as a contact sees it."""
    settings = _settings()
    phrases = _phrases(settings)
    library = _or_exit(lambda: parts.read_library(settings, phrases))
    reply = preview_answer(library, phrases, topic, lang, parts.SystemClock()())
    if reply is None:
        _tell(f"{topic}: is not a topic that is served; see `vejviser content check`.")
        raise typer.Exit(PROBLEMS)
    _tell_line(markup.plain(reply.whole))
    for button in reply.buttons:
        _tell_line(f"[ {button.label} ]")


@content.command("stamp")
def content_stamp(topic: str) -> None:
    """Say that a topic's translations match the Danish text as it is now."""
    folder = _settings().home / "content" / "topics" / topic
    for path in _or_exit(lambda: stamp_topic(folder)):
        _tell_line(f"{path}: stamped.")


@nlu.command("train")
def nlu_train() -> None:
    """Train the model on the messages in nlu/."""
    raise typer.Exit(_or_exit(lambda: nlu_environment.train(_settings().home)))


@nlu.command("test")
def nlu_test() -> None:
    """Measure on the held-out messages; exit status 1 when a floor of thresholds.yml is missed."""
    _report(floors=True)


@nlu.command("report")
def nlu_report(
    out: Annotated[Path, typer.Option(help="Folder for the report.")] = Path("var/nlu-report"),
) -> None:
    """Measure on the held-out messages; write tables, confusions and plots."""
    _report(floors=False, out=out)


def main() -> None:
    """Run the command line."""
    set_up_logging()
    app()


def _report(*, floors: bool, out: Path = Path("var/nlu-report")) -> None:
    _async(lambda settings: measuring.measure(settings, out, floors=floors))


def _async(command: Callable[[Settings], Coroutine[Any, Any, int]]) -> NoReturn:
    settings = _settings()
    raise typer.Exit(_or_exit(lambda: asyncio.run(command(settings))))


def _or_exit(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except InvalidData as error:
        for problem in error.problems:
            _tell(str(problem))
    except BotError as error:
        _tell(str(error))
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    raise typer.Exit(PROBLEMS)


def _settings() -> Settings:
    return _or_exit(read_settings)


def _phrases(settings: Settings) -> Phrases:
    return _or_exit(lambda: parts.read_phrases(settings))


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")


def _tell_line(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
