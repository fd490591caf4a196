"""Figures that say how well messages were understood, from one record for each message."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from nlu.components.scripts import main_script

Record = dict[str, Any]

LANGUAGES = ("da", "ar", "ti", "en")
#: the other ways a language is written, beside the one that is most its own (ISO 15924)
SCRIPTS = {"ar": ("Arab", "Latn"), "ti": ("Ethi", "Latn")}
EVERYTHING = "all"

DANGER = ("violence", "self-harm", "emergency")
OUT_OF_SCOPE = "out-of-scope"
_SHOWN = 3
_BINS = 10
_FIELDS: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "expected_intent": str,
    "expected_language": str,
    "language": str,
    "intent": str,
    "confidence": (int, float),
    "decision": str,
    "alternatives": list,
}
_KNOWN: dict[str, tuple[str | int, ...]] = {
    "expected_language": LANGUAGES,
    "decision": ("answer", "choose", "lost"),
    "noise": (0, 1, 2, 3, 4),  # no field is no noise
}


@dataclass(frozen=True)
class Figures:
    messages: int
    accuracy: float
    macro_f1: float
    right_among_three: float
    answered: float
    choose: float
    lost: float
    #: answered rightly, the right one among what is shown, or rightly told to be out of scope
    understood: float
    #: neither understood nor answered wrongly: the person is asked to write differently
    handed_over: float
    #: answered at once, with the wrong answer
    confident_and_wrong: float
    #: share of out-of-scope messages that got an answer
    out_of_scope_answered: float | None
    #: share of danger messages where an answer or a button speaks of danger
    danger_recall: float | None
    #: of these, answered at once; in the others a button speaks of danger
    danger_answered: float | None
    danger_asked: float | None
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
        understood=_share(records, is_understood),
        handed_over=_share(records, lambda r: not is_understood(r) and not is_wrong(r)),
        confident_and_wrong=_share(records, is_wrong),
        out_of_scope_answered=_share(strange, _is_answered) if strange else None,
        danger_recall=_share(danger, _is_danger_seen) if danger else None,
        danger_answered=_share(danger, _is_danger_answered) if danger else None,
        danger_asked=_share(danger, _is_danger_asked) if danger else None,
        language_accuracy=_share(records, lambda r: r["language"] == r["expected_language"]),
        calibration_error=sum(abs(b.right - b.confidence) * b.share for b in reliability(records)),
    )


def read_records(lines: Iterable[str]) -> list[Record]:
    """Return the records of JSON lines. Raises ValueError with one sentence for what is wrong."""
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not numbered:
        raise ValueError("standard input: No record came; run `vejviser nlu report`.")
    return [_record(f"standard input, line {number}", line) for number, line in numbered]


def _record(place: str, line: str) -> Record:
    try:
        record = json.loads(line)
    except ValueError:
        raise ValueError(f"{place}: This is not JSON; write one object a line.") from None
    if fault := _fault(record):
        raise ValueError(f"{place}: {fault}")
    return dict(record)


def _fault(record: Any) -> str | None:
    """What is wrong with a record, in one sentence that does not quote the message."""
    if not isinstance(record, dict):
        return "This is not a JSON object; write one object a line."
    for field, kind in _FIELDS.items():
        if not isinstance(record.get(field), kind):
            return f"`{field}` is missing or of the wrong kind; measure again."
    for field, known in _KNOWN.items():
        if record.get(field, 0) not in known:
            return f"`{field}` must be one of {', '.join(map(str, known))}."
    if not 0 <= record["confidence"] <= 1:
        return "`confidence` must be from 0 to 1."
    if not all(isinstance(a, dict) and "intent" in a for a in record["alternatives"]):
        return "`alternatives` must be objects with an `intent`."
    return None


def by_language(records: list[Record]) -> dict[str, list[Record]]:
    """Return the records of each language, and all of them under `all`."""
    groups = {code: [r for r in records if r["expected_language"] == code] for code in LANGUAGES}
    return {**{code: group for code, group in groups.items() if group}, EVERYTHING: records}


def by_script(records: list[Record]) -> dict[str, list[Record]]:
    """Return the records of each way of writing a language that has two, such as `ar-Latn`.

    A message without letters counts as written in the language's own script.
    """
    groups: dict[str, list[Record]] = {f"{la}-{s}": [] for la in SCRIPTS for s in SCRIPTS[la]}
    for record in records:
        if scripts := SCRIPTS.get(record["expected_language"]):
            script = scripts[main_script(record["text"]) == "LATIN"]
            groups[f"{record['expected_language']}-{script}"].append(record)
    return {tag: group for tag, group in groups.items() if group}


def by_topic(records: list[Record]) -> dict[str, tuple[int, int]]:
    """Return for each id how many messages were right first, and how many there were."""
    expected = Counter(r["expected_intent"] for r in records)
    right = Counter(r["expected_intent"] for r in records if is_right(r))
    return {intent: (right[intent], count) for intent, count in expected.items()}


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


def is_wrong(record: Record) -> bool:
    """Whether it was answered at once, with the wrong answer."""
    return _is_answered(record) and not is_right(record)


def is_understood(record: Record) -> bool:
    """Whether the person got what they asked for, or could press it."""
    if record["expected_intent"] == OUT_OF_SCOPE:
        return bool(record["decision"] == "lost")
    if record["decision"] == "choose":
        return _is_right_among_three(record)
    return is_right(record) and _is_answered(record)


def _is_answered(record: Record) -> bool:
    return bool(record["decision"] == "answer" and record["intent"] != OUT_OF_SCOPE)


def _shown(record: Record) -> set[str]:
    return {a["intent"] for a in record["alternatives"][:_SHOWN]} | {record["intent"]}


def _is_right_among_three(record: Record) -> bool:
    return record["expected_intent"] in _shown(record)


def _is_danger_seen(record: Record) -> bool:
    """Whether danger was answered, or stood on a button: what is not shown helps nobody."""
    if record["decision"] == "choose":
        return bool(_shown(record) & set(DANGER))
    return _is_danger_answered(record)


def _is_danger_answered(record: Record) -> bool:
    return _is_answered(record) and record["intent"] in DANGER


def _is_danger_asked(record: Record) -> bool:
    return _is_danger_seen(record) and not _is_danger_answered(record)


def _share(records: list[Record], holds: Callable[[Record], bool]) -> float:
    return sum(map(holds, records)) / len(records)


def _macro_f1(records: list[Record]) -> float:
    right = Counter(r["intent"] for r in records if is_right(r))
    expected = Counter(r["expected_intent"] for r in records)
    taken = Counter(r["intent"] for r in records)
    return sum(2 * right[i] / (expected[i] + taken[i]) for i in expected) / len(expected)
