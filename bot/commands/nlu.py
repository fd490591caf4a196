"""`vejviser nlu`: check messages, train the language model, test it, learn from what was missed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from bot.adapters import nlu_environment
from bot.adapters.nlu_environment import ReportOptions
from bot.adapters.training_check import problems_of_training
from bot.bootstrap import measuring
from bot.commands import unanswered
from bot.commands.common import or_exit, read, run_async
from bot.domain.language import Language

CardLanguage = Literal["da", "en"]

app = typer.Typer(help="The language model: train it, test it.", no_args_is_help=True)
app.command("unanswered")(unanswered.unanswered)
app.command("adopt")(unanswered.adopt)


@app.command("check")
def check() -> None:
    """Find what is wrong with the messages in nlu/; exit status 1 when something is."""
    _stop_at_problems()


@app.command("train")
def train() -> None:
    """Train the model on the messages in nlu/, which must be in order."""
    _stop_at_problems()
    raise typer.Exit(or_exit(lambda: nlu_environment.train(read().home)))


@app.command("test")
def test() -> None:
    """Measure on the held-out messages; exit status 1 when a figure is too low or fell too far."""
    _report(None, ReportOptions(floors=True))


@app.command("report")
def report(
    out: Annotated[
        Path | None, typer.Option(help="Folder for the report; default: var/nlu-report.")
    ] = None,
    card: Annotated[
        bool, typer.Option("--card", help="Make a card for people who decide.")
    ] = False,
    lang: Annotated[CardLanguage, typer.Option(help="Language of the card.")] = "da",
    noise: Annotated[bool, typer.Option("--noise", help="Measure with typing errors too.")] = False,
    save: Annotated[
        bool, typer.Option("--save", help="Compare later reports with this one.")
    ] = False,
) -> None:
    """Measure on the held-out messages; write tables, confusions and plots."""
    _report(out, ReportOptions(card=Language(lang) if card else None, noise=noise, save=save))


def _stop_at_problems() -> None:
    problems = problems_of_training(read().home)
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)


def _report(out: Path | None, options: ReportOptions) -> None:
    run_async(
        lambda settings: measuring.measure(
            settings, out or settings.data_folder / "nlu-report", options
        )
    )
