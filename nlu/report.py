"""Writes what was measured on held-out messages: `… | python -m nlu.report FOLDER`.

Reads one JSON line for each message: what `vejviser understand` prints, with `expected_intent`,
`expected_language` and, where noise was added to the message, its level as `noise`.
"""

import argparse
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot

from nlu import card, last_report
from nlu.card_words import WORDS
from nlu.floors import fallen, missed
from nlu.last_report import Summary
from nlu.measures import (
    Figures,
    Record,
    by_language,
    by_script,
    confusions,
    figures,
    is_right,
    read_records,
    reliability,
)
from nlu.noise import LEVELS
from nlu.robustness import Curve, curve, without_noise
from nlu.topics import read_titles

_ROWS = {
    "messages": "messages",
    "accuracy": "right first (accuracy)",
    "macro_f1": "macro-F1",
    "right_among_three": "right among three",
    "answered": "answered",
    "choose": "asked to choose",
    "lost": "lost",
    "confident_and_wrong": "answered but wrong",
    "understood": "understood",
    "handed_over": "handed over",
    "out_of_scope_answered": "out of scope, yet answered",
    "danger_recall": "danger recognised",
    "danger_answered": "danger answered at once",
    "danger_asked": "danger asked about",
    "language_accuracy": "right language",
    "calibration_error": "expected calibration error",
}
_SCRIPTS = {
    "ar-Arab": "Arabic, Arabic letters",
    "ar-Latn": "Arabic, Latin letters",
    "ti-Ethi": "Tigrinya, Ge'ez letters",
    "ti-Latn": "Tigrinya, Latin letters",
}
_CURVES = {"right_first": "right first", "among_shown": "right among three"}


def main() -> int:
    arguments = _arguments()
    try:
        records = read_records(sys.stdin)
        noisy = curve(records)
    except ValueError as error:
        print(error)
        return 1
    records = without_noise(records)
    try:
        arguments.folder.mkdir(parents=True, exist_ok=True)
        print(write(records, noisy, arguments.folder, with_text=arguments.with_text))
        return _compare(records, last_report.summary(records, noisy, date.today()), arguments)
    except OSError as error:
        print(f"{error.filename}: This cannot be written; name another folder with `--out`.")
        return 1


def _compare(records: list[Record], now: Summary, arguments: argparse.Namespace) -> int:
    """What follows from the last report: the card, the floors, and its renewal."""
    last, trouble = _last(arguments.last)
    # Where there is a last report that cannot be read, nobody knows what fell.
    is_unknown = bool(trouble) and arguments.last.exists()
    if trouble and (arguments.card or arguments.floors):
        print("", trouble, sep="\n")
    if arguments.card:
        path = arguments.folder / "report-card.html"
        titles = read_titles(Path("content/topics"), arguments.card)
        path.write_text(card.page(now, last, arguments.card, titles), encoding="utf-8")
        print("", f"The card is {path}.", sep="\n")
    if arguments.save:
        last_report.write(now, last, arguments.last)
    if not arguments.floors:
        return 0
    columns = {name: figures(group) for name, group in by_language(records).items()}
    try:
        sentences = missed(columns, arguments.floors) + (fallen(now, last) if last else [])
    except ValueError as error:
        sentences = [str(error)]
    if sentences or not is_unknown:
        print("", *sentences or ["Every floor is reached."], sep="\n")
    return 1 if sentences or is_unknown else 0


def _last(path: Path) -> tuple[Summary | None, str | None]:
    """The last report, or why there is none."""
    try:
        return last_report.read(path), None
    except (FileNotFoundError, ValueError) as error:
        return None, str(error)


def write(records: list[Record], noisy: Curve, folder: Path, *, with_text: bool = False) -> str:
    """Write report.md and its plots; return the table."""
    groups = by_language(records)
    scripts = {_SCRIPTS[tag]: group for tag, group in by_script(records).items()}
    table = _table({name: figures(group) for name, group in {**groups, **scripts}.items()})
    parts = ["# How well messages are understood", table, _danger(records), _confusions(records)]
    if noisy:
        parts.append(_noise(noisy))
        _plot_noise(noisy, folder / "robustness.svg")
    if with_text:
        parts.append(_mistakes(records))
    (folder / "report.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    for language, group in groups.items():
        _plot(group, language, folder / f"reliability-{language}.svg")
    return table


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


def _noise(noisy: Curve) -> str:
    """The figures at each level of noise, as a table and beside its plot."""
    heads = " | ".join(f"{5 * level} %" for level in (0, *LEVELS))
    lines = ["## Messages with noise", "", "Edits for every hundred letters.", ""]
    lines += [f"| | messages | {heads} |", "|---" * (len(LEVELS) + 3) + "|"]
    for code, points in noisy.items():
        for field, title in _CURVES.items():
            cells = " | ".join(f"{share:.1%}" for share in points[field])
            lines.append(f"| {code}, {title} | {points['messages']} | {cells} |")
    return "\n".join([*lines, "", "![Shares at each level of noise](robustness.svg)"])


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


def _plot_noise(noisy: Curve, path: Path) -> None:
    picture, both = pyplot.subplots(1, 2, figsize=(8, 4), sharey=True)
    percents = [5 * level for level in (0, *LEVELS)]
    for axes, (field, title) in zip(both, _CURVES.items(), strict=True):
        for (code, points), marker in zip(noisy.items(), "os^D", strict=False):
            axes.plot(percents, points[field], marker=marker, label=code)
        axes.set(ylim=(0, 1.02), title=title, xlabel="edits for every hundred letters")
    both[0].legend()
    picture.tight_layout()
    picture.savefig(path, metadata={"Date": None})
    pyplot.close(picture)


def _arguments() -> argparse.Namespace:
    description = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="python -m nlu.report", description=description)
    parser.add_argument("folder", type=Path, help="where report.md and the plots go")
    parser.add_argument("--floors", type=Path, help="fail when a figure misses its floor")
    parser.add_argument("--last", type=Path, default=Path("nlu/last_report.json"))
    parser.add_argument("--card", choices=WORDS, help="write a card in this language")
    parser.add_argument("--save", action="store_true", help="later reports compare with this one")
    parser.add_argument("--with-text", action="store_true", help="list messages that went wrong")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
