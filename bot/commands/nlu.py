"""`vejviser nlu`: train the language model, test it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.adapters import nlu_environment
from bot.bootstrap import measuring
from bot.commands.common import or_exit, read, run_async

app = typer.Typer(help="The language model: train it, test it.", no_args_is_help=True)


@app.command("train")
def train() -> None:
    """Train the model on the messages in nlu/."""
    raise typer.Exit(or_exit(lambda: nlu_environment.train(read().home)))


@app.command("test")
def test() -> None:
    """Measure on the held-out messages; exit status 1 when a floor of floors.yml is missed."""
    _report(floors=True)


@app.command("report")
def report(
    out: Annotated[Path, typer.Option(help="Folder for the report.")] = Path("var/nlu-report"),
) -> None:
    """Measure on the held-out messages; write tables, confusions and plots."""
    _report(floors=False, out=out)


def _report(*, floors: bool, out: Path = Path("var/nlu-report")) -> None:
    run_async(lambda settings: measuring.measure(settings, out, floors=floors))
