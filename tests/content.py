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
_LISTS = """
emergency:
  sure: {0}
  possible: {1}
violence:
  sure: {2}
  possible: {3}
self-harm:
  sure: {4}
  possible: {5}
harmless: {6}
"""
# The real lists take most of a second to check.
_DANGER = {
    "da": _LISTS.format("det brænder", "brand", "slår mig", "vold", "vil dø", "død", "dødtræt"),
    "ar": _LISTS.format("حريق", "نار", "يضربني", "عنف", "اريد ان اموت", "موت", "ميت جوع"),
    "ti": _LISTS.format("ሓዊ", "ሓደጋ", "ይሃርመኒ", "ዓመጽ", "ክመውት ደልየ", "ሞት", "ብጥሜት ሞይተ"),
    "en": _LISTS.format(
        "on fire", "fire", "hits me", "violence", "want to die", "dead", "dead tired"
    ),
}


def copy_content(target: Path, topics: tuple[str, ...] = FEW) -> Path:
    """Copy the real content with only these topics, all in one area of the menu."""
    source, folder = ROOT / "content", target / "content"
    folder.mkdir(parents=True)
    for path in source.glob("*.yml"):
        shutil.copy(path, folder)
    (folder / "danger").mkdir()
    for language in ("da", "ar", "ti", "en"):
        (folder / "danger" / f"{language}.yml").write_text(_DANGER[language])
    for topic in topics:
        shutil.copytree(source / "topics" / topic, folder / "topics" / topic)
    (folder / "areas.yml").write_text(_AREA.format(topics=", ".join(topics)))
    return folder
