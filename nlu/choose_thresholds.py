"""Says how sure is sure: `python -m nlu.choose_thresholds`, some minutes in the project's folder.

A model learns from four fifths of the messages and reads the last fifth. Printed is, for each
language, the lowest confidence from which on few enough messages would be answered wrongly.
"""

import argparse
import asyncio
import logging
import random
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from nlu.measures import DANGER, OUT_OF_SCOPE
from nlu.quiet import hush

_PARTS = 5
_LANGUAGES = ("da", "ar", "ti", "en")
_DANGER_STEPS = (0.02, 0.03, 0.05, 0.08)
_STEPS = [step / 100 for step in range(30, 100)]

Example = tuple[str, str, str]  # language, intent, text
Reading = tuple[str, str, list[dict[str, Any]]]  # language, intent, ranking


def main() -> int:
    arguments = _arguments()
    hush()
    learnt, left_out = _split(_examples(arguments.nlu))
    with tempfile.TemporaryDirectory() as folder:
        readings = asyncio.run(_read(_model(learnt, Path(folder)), left_out))
    print(f"learnt from {len(learnt)} messages, read {len(left_out)}")
    for most_wrong in arguments.wrong:
        print(f"\nat most {most_wrong:.0%} answered wrongly")
        print(advice(readings, most_wrong))
    print()
    for least in _DANGER_STEPS:
        seen, asked = (danger_share(readings, least, of_danger=one) for one in (True, False))
        print(f"danger {least:.2f}: seen in {seen:.1%} of danger, in {asked:.1%} of all else")
    return 0


def advice(readings: list[Reading], most_wrong: float) -> str:
    """Return one line for each language: what `answer` should be and what follows from it."""
    lines = []
    for language in _LANGUAGES:
        of_it = [reading for reading in readings if reading[0] == language]
        if not of_it:
            continue
        least = lowest_answer(of_it, most_wrong)
        answered = sum(_is_answered(ranking, least) for _, _, ranking in of_it) / len(of_it)
        right = sum(ranking[0]["name"] == intent for _, intent, ranking in of_it) / len(of_it)
        lines.append(
            f"{language}: answer {least:.2f} ({answered:.0%} answered, {right:.1%} right first)"
        )
    return "\n".join(lines)


def lowest_answer(readings: list[Reading], most_wrong: float) -> float:
    """Return the lowest confidence at which that share of messages is answered wrongly."""
    for least in _STEPS:
        wrong = sum(
            _is_answered(ranking, least) and ranking[0]["name"] != intent
            for _, intent, ranking in readings
        )
        if wrong <= most_wrong * len(readings):
            return least
    return 1.0


def danger_share(readings: list[Reading], least: float, *, of_danger: bool) -> float:
    """Return the share of danger messages, or of all others, with a danger id that likely."""
    seen = [
        any(one["name"] in DANGER and one["confidence"] >= least for one in ranking)
        for _, intent, ranking in readings
        if (intent in DANGER) is of_danger
    ]
    return sum(seen) / max(len(seen), 1)


def _is_answered(ranking: list[dict[str, Any]], least: float) -> bool:
    return ranking[0]["name"] != OUT_OF_SCOPE and bool(ranking[0]["confidence"] >= least)


def _examples(folder: Path) -> list[Example]:
    found = []
    for language in _LANGUAGES:
        for path in sorted((folder / language).glob("*.yml")):
            for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
                lines = block["examples"].splitlines()
                found += [(language, block["intent"], line.removeprefix("- ")) for line in lines]
    return found


def _split(examples: list[Example]) -> tuple[list[Example], list[Example]]:
    shuffled = random.Random(1).sample(examples, len(examples))
    cut = len(shuffled) // _PARTS
    return shuffled[cut:], shuffled[:cut]


def _model(examples: list[Example], folder: Path) -> Any:
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.INFO)  # at DEBUG it prints every message that it reads
    texts = defaultdict(list)
    for language, intent, text in examples:
        texts[language, intent].append(f"- {text}\n")
    blocks = [
        {"intent": intent, "metadata": {"language": language}, "examples": "".join(lines)}
        for (language, intent), lines in texts.items()
    ]
    written = yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True)
    (folder / "nlu.yml").write_text(written, encoding="utf-8")
    return Agent.load(train_nlu("config.yml", str(folder / "nlu.yml"), str(folder)))


async def _read(agent: Any, examples: list[Example]) -> list[Reading]:
    return [
        (language, intent, (await agent.parse_message(text))["intent_ranking"])
        for language, intent, text in examples
    ]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlu.choose_thresholds", description=__doc__)
    parser.add_argument("--nlu", type=Path, default=Path("nlu"), help="folder with the messages")
    parser.add_argument(
        "--wrong", type=float, nargs="+", default=[0.02, 0.03, 0.05], help="shares, at most"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
