"""A content folder of its own for a test: some of the real topics, so that tests stay quick."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
#: topics of every kind: with lists, meetings, amounts of time, danger, confidential ones
FEW = (
    *("contract", "internship", "cash-benefit", "complaint", "sanction-hearing"),
    *("repatriation-support", "contact-info", "info-meetings", "emergency", "violence"),
)
_AREA = """
- id: all
  titles: {{da: Alt, ar: الكل, ti: ኩሉ, en: All}}
  topics: [{topics}]
"""


def copy_content(target: Path, topics: tuple[str, ...] = FEW) -> Path:
    """Copy the real content with only these topics, all in one area of the menu."""
    source, folder = ROOT / "content", target / "content"
    folder.mkdir(parents=True)
    for path in source.glob("*.yml"):
        shutil.copy(path, folder)
    shutil.copytree(source / "danger", folder / "danger")
    for topic in topics:
        shutil.copytree(source / "topics" / topic, folder / "topics" / topic)
    (folder / "areas.yml").write_text(_AREA.format(topics=", ".join(topics)))
    return folder
