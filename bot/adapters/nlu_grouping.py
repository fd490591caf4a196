"""Groups messages by what they ask, in Rasa's environment, where the sentence model is."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from bot.adapters.nlu_server import NluServer
from bot.domain.unanswered import Unanswered
from bot.errors import NluUnavailable


def group(home: Path, messages: Iterable[Unanswered]) -> dict[int, int]:
    """For each message's id the number of its group.

    Raises NluUnavailable when Rasa's environment is missing or broken.
    """
    python = NluServer(home).python
    if not python.exists():
        raise NluUnavailable("Rasa's environment is missing; make it with `make nlu`.")
    lines = [
        json.dumps({"id": one.id, "text": one.text, "language": one.language}) for one in messages
    ]
    done = subprocess.run(  # noqa: S603  (our own interpreter and module)
        [str(python.absolute()), "-m", "nlu.grouping"],
        cwd=home,
        input="\n".join(lines).encode(),
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode != 0:
        raise NluUnavailable("The messages could not be grouped; make the model with `make nlu`.")
    answers = map(json.loads, done.stdout.splitlines())
    return {answer["id"]: answer["group"] for answer in answers}
