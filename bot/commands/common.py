"""What all commands share: settings, exit status, and one sentence for each problem."""

from __future__ import annotations

import asyncio
import getpass
import sys
from collections.abc import Callable, Coroutine
from typing import Annotated, Any, NoReturn, TypeVar

import typer

from bot.bootstrap import parts
from bot.errors import BotError, InvalidData
from bot.i18n import Phrases
from bot.settings import Settings, read_settings

#: as long as a ledger entry can hold
LONGEST_NAME = 60
#: exit status (contract): problems found; done is 0, wrong use is 2
PROBLEMS = 1

Result = TypeVar("Result")


def _name(name: str) -> str:
    if not 1 <= len(name.strip()) <= LONGEST_NAME or not name.isprintable():
        raise typer.BadParameter(f"must be a name of at most {LONGEST_NAME} letters.")
    return name.strip()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # nobody is logged in, as in a container
        return "unknown"


#: who decided or ordered something; goes into files and the ledger
By = Annotated[
    str,
    typer.Option("--by", help="Who decides it.", default_factory=_user, callback=_name),
]


def run_async(command: Callable[[Settings], Coroutine[Any, Any, int]]) -> NoReturn:
    """Run a command to its end; what it returns is the exit status."""
    settings = read()
    raise typer.Exit(or_exit(lambda: asyncio.run(command(settings))))


def or_exit(work: Callable[[], Result]) -> Result:
    """What the work returns; a problem is told in a sentence and ends the command."""
    try:
        return work()
    except InvalidData as error:
        for problem in error.problems:
            tell(str(problem))
    except BotError as error:
        tell(str(error))
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    raise typer.Exit(PROBLEMS)


def read() -> Settings:
    """The settings, or the end of the command."""
    return or_exit(read_settings)


def read_phrases(settings: Settings) -> Phrases:
    """The bot's own phrases, or the end of the command."""
    return or_exit(lambda: parts.read_phrases(settings))


def tell(line: str) -> None:
    """Tell the person at the terminal; scripts do not read it."""
    sys.stderr.write(line + "\n")


def tell_line(line: str) -> None:
    """One line of the result, which scripts may read."""
    sys.stdout.write(line + "\n")
