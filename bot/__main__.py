"""The command line: `vejviser run`, `chat`, `understand`, `doctor`, `content` and `nlu`."""

from __future__ import annotations

import io
import sys
from enum import StrEnum
from typing import Annotated

import typer

from bot.adapters.logs import set_up_logging
from bot.bootstrap import doctor as examination
from bot.bootstrap import measuring, parts, serving
from bot.channels import console
from bot.commands import content, nlu
from bot.commands.common import run_async, tell, tell_line
from bot.domain.language import Language
from bot.settings import Settings

app = typer.Typer(
    help="A messaging assistant that shows refugees the way in a Danish municipality.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(content.app, name="content")
app.add_typer(nlu.app, name="nlu")


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
    run_async(lambda settings: serving.serve(settings, role=role.value, tell=tell))


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
                tell(made.nlu_missing)
            return await console.run(
                made.conversation,
                made.records,
                made.clock,
                made.phrases,
                name=contact,
                language=lang,
                jsonl=jsonl,
            )

    run_async(talk)


@app.command()
def understand() -> None:
    """Read one message per line on standard input, print what it is about as JSON lines."""
    run_async(measuring.understand)


@app.command()
def doctor() -> None:
    """Look whether everything that is needed is there, and say what to do."""
    run_async(lambda settings: examination.examine(settings, tell=tell_line))


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that knows no Arabic
    set_up_logging()
    app()


if __name__ == "__main__":
    main()
