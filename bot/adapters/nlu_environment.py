"""Rasa's own environment: training, the held-out messages, noise, and the report on them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.adapters.nlu_server import NluServer
from bot.adapters.training_files import labelled_examples
from bot.domain.language import Language
from bot.errors import InvalidData, NluUnavailable, Problem


@dataclass(frozen=True)
class HeldOut:
    """A message that the model was not trained on, and what it is about."""

    text: str
    intent: str
    language: Language
    noise: int = 0  #: the level of noise that was added to it, 0 to 4


@dataclass(frozen=True, kw_only=True)
class ReportOptions:
    """What is made beside the tables and plots of a report."""

    floors: bool = False  #: fail where a figure misses its floor or has fallen too far
    noise: bool = False  #: measure the messages with noise too
    card: Language | None = None  #: a card for people who decide, in Danish or English
    save: bool = False  #: later reports are compared with this one


def train(home: Path) -> int:
    """Train the model on nlu/; returns the exit status. Raises NluUnavailable without Rasa."""
    return _run(home, ["nlu.train", "--out", str(NluServer(home).model)])


def report(
    home: Path, measured: Iterable[Mapping[str, object]], out: Path, options: ReportOptions
) -> int:
    """Write tables and plots about measured messages; returns the exit status.

    Raises NluUnavailable without Rasa.
    """
    arguments = ["nlu.report", str(out.absolute())]
    if options.floors:
        arguments += ["--floors", "nlu/floors.yml"]
    if options.card:
        arguments += ["--card", options.card]
    if options.save:
        arguments.append("--save")
    return _run(home, arguments, _json_lines(measured))


def add_noise(home: Path, held_out: Iterable[HeldOut]) -> list[HeldOut]:
    """A part of the messages at each level of noise, always the same. Raises NluUnavailable."""
    done = subprocess.run(  # noqa: S603  (our own interpreter and module)
        _command(home, ["nlu.noise"]),
        cwd=home,
        input=_json_lines(map(asdict, held_out)).encode(),
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode:
        raise NluUnavailable("No noise could be added to the messages; what went wrong is above.")
    found = (json.loads(line) for line in done.stdout.decode().splitlines())
    return [HeldOut(**{**one, "language": Language(one["language"])}) for one in found]


def _json_lines(objects: Iterable[Mapping[str, object]]) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)


def read_held_out(home: Path) -> list[HeldOut]:
    """All messages under tests/nlu/<lang>/. Raises InvalidData for a broken file, or for none."""
    found = [
        HeldOut(text, intent, language)
        for language in Language
        for path in sorted((home / "tests" / "nlu" / language).glob("*.yml"))
        for intent, text in labelled_examples(path)
    ]
    if not found:
        place = str(home / "tests" / "nlu")
        raise InvalidData([Problem(place, "has no held-out messages; nothing can be measured.")])
    return found


def _run(home: Path, module: list[str], text: str = "") -> int:
    return subprocess.run(  # noqa: S603  (our own interpreter and module)
        _command(home, module), cwd=home, input=text.encode(), stdout=sys.stdout, check=False
    ).returncode


def _command(home: Path, module: list[str]) -> list[str]:
    python = NluServer(home).python
    if not python.exists():
        raise NluUnavailable("Rasa's environment is missing; make it with `make nlu`.")
    return [str(python.absolute()), "-m", *module]
