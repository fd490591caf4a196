"""What the figures must reach (floors.yml), how far they may fall, and which of them do not."""

from pathlib import Path

import yaml

from nlu.last_report import Summary
from nlu.measures import LANGUAGES, Figures

#: points that a language may fall since the last report
LARGEST_FALL = 2.0
_HELD = {"understood": "the share understood", "right_first": "the share right first"}


def missed(columns: dict[str, Figures], path: Path) -> list[str]:
    """Return one sentence for each figure of each language that misses its floor."""
    floors = yaml.safe_load(path.read_text(encoding="utf-8"))
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

    A language that the last report does not have is not compared.
    """
    languages = [code for code in LANGUAGES if code in now["groups"] and code in last["groups"]]
    sentences = []
    for code in languages:
        for field, title in _HELD.items():
            before, after = (100 * one["groups"][code][field] for one in (last, now))
            if round(before - after, 4) > LARGEST_FALL:
                sentences.append(
                    f"{code}: {title} fell from {before:.1f} % ({last['date']}) to {after:.1f} %, "
                    f"by {before - after:.1f} points; at most {LARGEST_FALL:g} are allowed."
                )
    return sentences
