"""What the figures must reach (floors.yml), how far they may fall, and which of them do not."""

from dataclasses import fields
from pathlib import Path

import yaml

from nlu.last_report import Summary
from nlu.measures import LANGUAGES, Figures

#: points that a language may fall since the last report
LARGEST_FALL = 2.0
_HELD = {"understood": "the share understood", "right_first": "the share right first"}
_FIGURES = {field.name for field in fields(Figures)}


def missed(columns: dict[str, Figures], path: Path) -> list[str]:
    """Return one sentence for each figure of each language that misses its floor.

    Raises ValueError, in one sentence, for a file of floors that cannot be used.
    """
    floors = _read(path)
    sentences = []
    for language, reached in columns.items():
        for field, least in floors["at_least"].items():
            if (value := getattr(reached, field)) is not None and value < least:
                sentences.append(f"{language}: {field} is {value:.3f}, at least {least} is needed.")
        for field, most in floors["at_most"].items():
            if (value := getattr(reached, field)) is not None and value > most:
                sentences.append(f"{language}: {field} is {value:.3f}, at most {most} is allowed.")
    return sentences


def fallen(now: Summary, last: Summary) -> list[str]:
    """Return one sentence for each language and figure that fell too far since the last report.

    A language that the last report does not have is not compared; one that is gone has fallen.
    """
    languages = [code for code in LANGUAGES if code in last["groups"]]
    sentences = []
    for code in languages:
        if code not in now["groups"]:
            sentences.append(f"{code}: no message was measured, unlike on {last['date']}.")
            continue
        for field, title in _HELD.items():
            before, after = (100 * one["groups"][code][field] for one in (last, now))
            if round(before - after, 4) > LARGEST_FALL:
                sentences.append(
                    f"{code}: {title} fell from {before:.1f} % ({last['date']}) to {after:.1f} %, "
                    f"by {before - after:.1f} points; at most {LARGEST_FALL:g} are allowed."
                )
    return sentences


def _read(path: Path) -> dict[str, dict[str, float]]:
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        raise ValueError(f"{path}: This is not readable YAML; mend it.") from None
    if fault := _fault(found):
        raise ValueError(f"{path}: {fault}")
    return dict(found)


def _fault(found: object) -> str | None:
    for side in ("at_least", "at_most"):
        held = found.get(side) if isinstance(found, dict) else None
        if not isinstance(held, dict):
            return f"`{side}` is missing; write figures and their floors there."
        for name, floor in held.items():
            if name not in _FIGURES or not isinstance(floor, (int, float)):
                return f"`{side}: {name}` must be a figure and its floor."
    return None
