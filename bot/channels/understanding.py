"""Messages on standard input become what we understood, as JSON lines on standard output."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from bot.domain.cpr import mask_cpr
from bot.domain.understanding import (
    DANGER,
    MOST_CHOICES,
    OUT_OF_SCOPE,
    Candidate,
    Thresholds,
    Understanding,
)
from bot.ports import Understander

_NOTHING = Understanding("und", 0.0, (Candidate(OUT_OF_SCOPE, 0.0),))


async def run(
    understander: Understander,
    thresholds: Thresholds,
    lines: Iterable[bytes],
    out: TextIO,
) -> int:
    """Print one JSON object per line read; returns the exit status. Raises NluUnavailable."""
    for line in lines:
        text = mask_cpr(text_of(line))
        understanding = await understand(understander, text)
        out.write(json.dumps(told(text, understanding, thresholds), ensure_ascii=False) + "\n")
        out.flush()
    return 0


async def understand(understander: Understander, text: str) -> Understanding:
    """What the model makes of a text; nothing at all when there is nothing to read."""
    read = text.strip()
    return await understander.understand(read) if read else _NOTHING


def text_of(line: bytes) -> str:
    """The message of one line: plain text, or a JSON object with `text`."""
    text = line.decode("utf-8", errors="replace").rstrip("\r\n")
    if text.lstrip().startswith("{"):
        try:
            found = json.loads(text)
        except ValueError:
            return text
        if isinstance(found, dict) and isinstance(found.get("text"), str):
            return str(found["text"])
    return text


def told(text: str, understanding: Understanding, thresholds: Thresholds) -> dict[str, Any]:
    """The JSON object of the command-line contract.

    `confidence` is the model's own, except where only the lists of phrases are sure of danger:
    there it is what danger needs to be answered (0.5), as the model's figure would say that
    nobody should believe the answer.
    """
    best = thresholds.meant(understanding)
    others = [one for one in thresholds.shown(understanding) if one.intent != best.intent]
    others.sort(key=lambda one: one.intent not in DANGER)  # so that it is never cut off
    return {
        "text": text,
        "language": understanding.language,
        "intent": best.intent,
        "confidence": round(best.confidence, 4),
        "decision": thresholds.decide(understanding).value,
        "alternatives": [
            {"intent": one.intent, "confidence": round(one.confidence, 4)}
            for one in [best, *others][:MOST_CHOICES]
        ],
    }
