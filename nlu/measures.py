"""Figures that say how well messages were understood, from one record for each message."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]

DANGER = ("violence", "self-harm", "emergency")
OUT_OF_SCOPE = "out-of-scope"
_SHOWN = 3
_BINS = 10


@dataclass(frozen=True)
class Figures:
    messages: int
    accuracy: float
    macro_f1: float
    right_among_three: float
    answered: float
    choose: float
    lost: float
    #: answered at once, with the wrong answer
    confident_and_wrong: float
    #: share of out-of-scope messages that got an answer
    out_of_scope_answered: float | None
    #: share of danger messages where an answer or a button speaks of danger
    danger_recall: float | None
    language_accuracy: float
    #: mean distance between confidence and share of right answers
    calibration_error: float


def figures(records: list[Record]) -> Figures:
    """Return all figures of one set of records."""
    strange = [r for r in records if r["expected_intent"] == OUT_OF_SCOPE]
    danger = [r for r in records if r["expected_intent"] in DANGER]
    return Figures(
        messages=len(records),
        accuracy=_share(records, is_right),
        macro_f1=_macro_f1(records),
        right_among_three=_share(records, _is_right_among_three),
        answered=_share(records, lambda r: r["decision"] == "answer"),
        choose=_share(records, lambda r: r["decision"] == "choose"),
        lost=_share(records, lambda r: r["decision"] == "lost"),
        confident_and_wrong=_share(records, lambda r: _is_answered(r) and not is_right(r)),
        out_of_scope_answered=_share(strange, _is_answered) if strange else None,
        danger_recall=_share(danger, _is_danger_seen) if danger else None,
        language_accuracy=_share(records, lambda r: r["language"] == r["expected_language"]),
        calibration_error=sum(abs(b.right - b.confidence) * b.share for b in reliability(records)),
    )


def confusions(records: list[Record]) -> list[tuple[str, str, int]]:
    """Return which id was taken for which, most frequent first."""
    wrong = Counter((r["expected_intent"], r["intent"]) for r in records if not is_right(r))
    return [(expected, taken, count) for (expected, taken), count in wrong.most_common()]


@dataclass(frozen=True)
class Bin:
    """Messages of about the same confidence."""

    confidence: float
    right: float
    share: float


def reliability(records: list[Record]) -> list[Bin]:
    """Return how often the model is right for each tenth of confidence."""
    groups: dict[int, list[Record]] = {}
    for record in records:
        groups.setdefault(min(int(record["confidence"] * _BINS), _BINS - 1), []).append(record)
    return [
        Bin(
            confidence=sum(r["confidence"] for r in group) / len(group),
            right=_share(group, is_right),
            share=len(group) / len(records),
        )
        for _, group in sorted(groups.items())
    ]


def is_right(record: Record) -> bool:
    return bool(record["intent"] == record["expected_intent"])


def _is_answered(record: Record) -> bool:
    return bool(record["decision"] == "answer" and record["intent"] != OUT_OF_SCOPE)


def _shown(record: Record) -> set[str]:
    return {a["intent"] for a in record["alternatives"][:_SHOWN]} | {record["intent"]}


def _is_right_among_three(record: Record) -> bool:
    return record["expected_intent"] in _shown(record)


def _is_danger_seen(record: Record) -> bool:
    return record["decision"] != "lost" and bool(_shown(record) & set(DANGER))


def _share(records: list[Record], holds: Callable[[Record], bool]) -> float:
    return sum(map(holds, records)) / len(records)


def _macro_f1(records: list[Record]) -> float:
    right = Counter(r["intent"] for r in records if is_right(r))
    expected = Counter(r["expected_intent"] for r in records)
    taken = Counter(r["intent"] for r in records)
    return sum(2 * right[i] / (expected[i] + taken[i]) for i in expected) / len(expected)
