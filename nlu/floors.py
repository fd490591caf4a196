"""What the figures must reach (floors.yml), and which of them do not."""

from pathlib import Path

import yaml

from nlu.measures import Figures


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
