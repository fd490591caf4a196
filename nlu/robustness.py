"""How understanding holds when messages are written with more and more noise."""

from typing import Any

from nlu.measures import EVERYTHING, Record, by_language, figures
from nlu.noise import LEVELS, sample

#: for each language how many messages, and its figures at each level of noise from 0 to 4
Curve = dict[str, dict[str, Any]]


def curve(records: list[Record]) -> Curve:
    """Return the curve of records without and with noise; nothing where there is no noise.

    Raises ValueError, in one sentence, where a language has no records of a level.
    """
    if not any(_level(r) for r in records):
        return {}
    groups = by_language(records)
    return {code: _points(code, groups[code]) for code in groups if code != EVERYTHING}


def without_noise(records: list[Record]) -> list[Record]:
    """Return the records of messages as they were written."""
    return [r for r in records if not _level(r)]


def _points(code: str, records: list[Record]) -> dict[str, Any]:
    clean = without_noise(records)
    chosen = sample(r["text"] for r in clean)
    levels = [[r for r in clean if r["text"] in chosen]]
    levels += [[r for r in records if _level(r) == level] for level in LEVELS]
    if not all(levels):
        raise ValueError(
            f"standard input: {code} has no records of noise level {levels.index([])}; "
            "measure again with `vejviser nlu report --noise`."
        )
    reached = [figures(group) for group in levels]
    return {
        "messages": len(levels[0]),
        "right_first": [round(one.accuracy, 4) for one in reached],
        "among_shown": [round(one.right_among_three, 4) for one in reached],
    }


def _level(record: Record) -> int:
    return int(record.get("noise", 0))
