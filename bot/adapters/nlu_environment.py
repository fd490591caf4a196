"""Rasa's own environment: training, the held-out messages, and the report on them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.content.files import read_yaml
from bot.adapters.nlu_server import NluServer
from bot.domain.language import Language
from bot.errors import InvalidData, NluUnavailable, Problem


@dataclass(frozen=True)
class HeldOut:
    """A message that the model was not trained on, and what it is about."""

    text: str
    intent: str
    language: Language


def train(home: Path) -> int:
    """Train the model on nlu/; returns the exit status. Raises NluUnavailable without Rasa."""
    return _run(home, ["nlu.train", "--out", str(NluServer(home).model)])


def report(home: Path, measured: Iterable[Mapping[str, object]], out: Path, *, floors: bool) -> int:
    """Write tables and plots about measured messages; returns the exit status."""
    lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in measured)
    arguments = ["nlu.report", str(out.absolute())]
    floors_file = ["--floors", "nlu/floors.yml"] if floors else []
    return _run(home, [*arguments, *floors_file], lines)


def read_held_out(home: Path) -> list[HeldOut]:
    """All messages under tests/nlu/<lang>/. Raises InvalidData for a broken file."""
    return [
        HeldOut(text, intent, language)
        for language in Language
        for path in sorted((home / "tests" / "nlu" / language).glob("*.yml"))
        for intent, text in _examples(path)
    ]


def _examples(path: Path) -> Iterable[tuple[str, str]]:
    try:
        for block in read_yaml(path)["nlu"]:
            for line in block["examples"].splitlines():
                yield block["intent"], line.removeprefix("- ")
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidData([Problem(str(path), "is not a file of examples.")]) from error


def _run(home: Path, module: list[str], text: str = "") -> int:
    python = NluServer(home).python
    if not python.exists():
        raise NluUnavailable("Rasa's environment is missing; make it with `make nlu`.")
    command = [str(python.absolute()), "-m", *module]
    return subprocess.run(  # noqa: S603  (our own interpreter and module)
        command, cwd=home, input=text.encode(), stdout=sys.stdout, check=False
    ).returncode
