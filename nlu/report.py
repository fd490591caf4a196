"""Writes what was measured on held-out messages: `… | python -m nlu.report FOLDER`."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot

from nlu.floors import missed
from nlu.measures import Figures, Record, confusions, figures, is_right, reliability

_ROWS = {
    "messages": "messages",
    "accuracy": "right first (accuracy)",
    "macro_f1": "macro-F1",
    "right_among_three": "right among three",
    "answered": "answered",
    "choose": "asked to choose",
    "lost": "lost",
    "confident_and_wrong": "answered but wrong",
    "out_of_scope_answered": "out of scope, yet answered",
    "danger_recall": "danger recognised",
    "language_accuracy": "right language",
    "calibration_error": "expected calibration error",
}
_EVERYTHING = "all"


def main() -> int:
    arguments = _arguments()
    records = [json.loads(line) for line in sys.stdin if line.strip()]
    if not records:
        print("standard input: No record came.")
        return 1
    arguments.folder.mkdir(parents=True, exist_ok=True)
    print(write(records, arguments.folder, with_text=arguments.with_text))
    if not arguments.floors:
        return 0
    columns = {language: figures(group) for language, group in _by_language(records).items()}
    sentences = missed(columns, arguments.floors)
    print("", *sentences or ["Every floor is reached."], sep="\n")
    return 1 if sentences else 0


def write(records: list[Record], folder: Path, *, with_text: bool = False) -> str:
    """Write report.md and one plot for each language; return the table."""
    groups = _by_language(records)
    table = _table({language: figures(group) for language, group in groups.items()})
    parts = ["# How well messages are understood", table, _danger(records), _confusions(records)]
    if with_text:
        parts.append(_mistakes(records))
    (folder / "report.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    for language, group in groups.items():
        _plot(group, language, folder / f"reliability-{language}.svg")
    return table


def _by_language(records: list[Record]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record["expected_language"], []).append(record)
    return {**groups, _EVERYTHING: records}


def _table(columns: dict[str, Figures]) -> str:
    lines = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    values = [asdict(column) for column in columns.values()]
    for field, title in _ROWS.items():
        cells = (_cell(field, value[field]) for value in values)
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(field: str, value: float | None) -> str:
    if value is None:
        return "–"
    if field in ("messages", "macro_f1", "calibration_error"):
        return f"{value:.3f}".removeprefix("0") if isinstance(value, float) else str(value)
    return f"{value:.1%}"


def _danger(records: list[Record]) -> str:
    """Every danger message that nothing answered, as what it was taken for."""
    missed = [
        f"- {r['expected_language']}: {r['expected_intent']} taken for {r['intent']}"
        for r in records
        if figures([r]).danger_recall == 0
    ]
    return "## Danger not recognised\n\n" + ("\n".join(sorted(missed)) or "None.")


def _confusions(records: list[Record]) -> str:
    lines = ["## What was taken for what", "", "| meant | taken for | times |", "|---|---|---|"]
    lines += [f"| {meant} | {taken} | {count} |" for meant, taken, count in confusions(records)]
    return "\n".join(lines)


def _mistakes(records: list[Record]) -> str:
    wrong = [r for r in records if not is_right(r)]
    lines = (
        f"- {r['expected_intent']} → {r['intent']} ({r['confidence']:.2f}): {r.get('text', '')}"
        for r in sorted(wrong, key=lambda r: (r["expected_language"], r["expected_intent"]))
    )
    return "## Messages understood wrongly\n\n" + "\n".join(lines)


def _plot(records: list[Record], language: str, path: Path) -> None:
    bins = reliability(records)
    picture, axes = pyplot.subplots(figsize=(4, 4))
    axes.plot([0, 1], [0, 1], color="lightgrey", linewidth=1)
    sizes = [20 + 400 * b.share for b in bins]
    axes.scatter([b.confidence for b in bins], [b.right for b in bins], s=sizes, alpha=0.7)
    axes.set(xlim=(0, 1), ylim=(0, 1.02), title=language, xlabel="confidence", ylabel="right")
    picture.tight_layout()
    picture.savefig(path, metadata={"Date": None})
    pyplot.close(picture)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlu.report", description=__doc__)
    parser.add_argument("folder", type=Path, help="where report.md and the plots go")
    parser.add_argument("--floors", type=Path, help="fail when a figure misses its floor")
    parser.add_argument("--with-text", action="store_true", help="list messages that went wrong")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
