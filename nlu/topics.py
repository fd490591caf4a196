"""What ids are called where people who do not know them read of them."""

from pathlib import Path

import yaml


def read_titles(folder: Path, language: str) -> dict[str, str]:
    """Return the title of each topic that has an answer in the language, by its id."""
    titles = {}
    for path in sorted(folder.glob(f"*/{language}.md")):
        try:
            front = path.read_text(encoding="utf-8").split("\n---\n")[0]
            titles[path.parent.name] = str(yaml.safe_load(front)["title"])
        except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError):
            continue  # `vejviser content check` tells what is wrong; the id stands for the title
    return titles
