"""The figures of the last report (last_report.json), which later ones are compared with."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from nlu.measures import (
    DANGER,
    EVERYTHING,
    LANGUAGES,
    SCRIPTS,
    Figures,
    Record,
    by_language,
    by_script,
    by_topic,
    figures,
)
from nlu.robustness import Curve

Summary = dict[str, Any]

FORMAT = 1
_LIST = re.compile(r"\[[^\[\]{}]*\]")  #: of numbers alone, which read better in one line
_RENEW = "write it anew with `vejviser nlu report --card --save`."
_FIGURES = {
    "messages": "messages",
    "right_first": "accuracy",
    "among_shown": "right_among_three",
    "understood": "understood",
    "handed_over": "handed_over",
    "wrong": "confident_and_wrong",
    "danger": "danger_recall",
    "danger_answered": "danger_answered",
}


def summary(records: list[Record], curve: Curve, day: date) -> Summary:
    """Return what is kept of a report: shares and counts, no message text."""
    groups = {**by_language(records), **by_script(records)}
    return {
        "format": FORMAT,
        "date": day.isoformat(),
        "groups": {name: _group(group) for name, group in groups.items()},
        "topics": {name: list(counts) for name, counts in sorted(by_topic(records).items())},
        "robustness": {"date": day.isoformat(), "languages": curve} if curve else None,
    }


def read(path: Path) -> Summary:
    """Return the last report.

    Raises FileNotFoundError where there is none, ValueError where it cannot be used; both are
    one sentence that says so and what to do.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        sentence = f"{path}: There is no last report to compare with; {_RENEW}"
        raise FileNotFoundError(sentence) from None
    except (OSError, ValueError):
        raise ValueError(f"{path}: This is not readable JSON; {_RENEW}") from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise ValueError(f"{path}: This is not of format {FORMAT}; {_RENEW}")
    if field := _broken(found):
        raise ValueError(f"{path}: `{field}` is missing or broken; {_RENEW}")
    return found


def write(found: Summary, last: Summary | None, path: Path) -> None:
    """Keep a summary; a curve that was not measured again stays, with its date."""
    kept = {**found, "robustness": found["robustness"] or (last and last["robustness"])}
    text = json.dumps(kept, indent=1, sort_keys=True)
    new = path.with_suffix(".new")
    new.write_text(_LIST.sub(lambda found: " ".join(found[0].split()), text) + "\n", "utf-8")
    new.replace(path)


def _group(records: list[Record]) -> dict[str, float | None]:
    reached: Figures = figures(records)
    danger = sum(r["expected_intent"] in DANGER for r in records)
    values = {name: getattr(reached, field) for name, field in _FIGURES.items()}
    return {name: _short(value) for name, value in values.items()} | {"danger_messages": danger}


def _short(value: float | None) -> float | None:
    return round(value, 4) if isinstance(value, float) else value


def _broken(found: Summary) -> str | None:
    """The first field that is not as `summary` writes it."""
    checks = {
        "date": _is_date,
        "groups": lambda value: _is_map_of(value, _is_group) and _are_groups(set(value)),
        "topics": lambda value: _is_map_of(value, lambda one: _is_numbers(one, 2) and one[1] > 0),
        "robustness": lambda value: value is None or _is_robustness(value),
    }
    return next((field for field, holds in checks.items() if not holds(found.get(field))), None)


def _is_date(value: object) -> bool:
    try:
        return bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _is_map_of(value: object, holds: Any) -> bool:
    return isinstance(value, dict) and all(map(holds, value.values()))


def _are_groups(names: set[str]) -> bool:
    """Whether there are all messages, and those of one language or more, and nothing strange."""
    scripts = {f"{language}-{script}" for language in SCRIPTS for script in SCRIPTS[language]}
    known = {EVERYTHING, *LANGUAGES, *scripts}
    return EVERYTHING in names and bool(names & set(LANGUAGES)) and names <= known


def _is_group(value: object) -> bool:
    if not isinstance(value, dict) or not {*_FIGURES, "danger_messages"} <= set(value):
        return False
    empty_ones = {"danger", "danger_answered"}
    return all(
        isinstance(value[name], (int, float)) or (name in empty_ones and value[name] is None)
        for name in {*_FIGURES, "danger_messages"}
    )


def _is_robustness(value: object) -> bool:
    if not isinstance(value, dict) or not _is_date(value.get("date")):
        return False
    languages = value.get("languages")
    return _is_map_of(languages, _is_curve) and set() < set(languages) <= set(LANGUAGES)


def _is_curve(value: object) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("messages"), int):
        return False
    return all(_is_numbers(value.get(name), 5) for name in ("right_first", "among_shown"))


def _is_numbers(value: object, length: int) -> bool:
    if not isinstance(value, list) or len(value) != length:
        return False
    return all(isinstance(one, (int, float)) for one in value)
