"""The page and the table that show how every answer stands, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.domain.language import Language
from bot.domain.publishing import TextState, TopicStatus
from bot.i18n import Speaker, phrase

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
#: what each state is called on the page
_NAMES = {
    TextState.CURRENT: phrase("current"),
    TextState.NATIVE_REVIEWED: phrase("native reader has confirmed it"),
    TextState.DRAFT: phrase("draft"),
    TextState.OUTDATED: phrase("outdated"),
    TextState.REFUSED: phrase("refused"),
    TextState.BROKEN: phrase("cannot be read"),
    TextState.MISSING: phrase("missing"),
}
_HEADS = ("reviewed", "next review", "LIX", "asked", "not meant", "owner")


def lines(topics: Sequence[TopicStatus]) -> Iterator[str]:
    """The table as lines for a terminal or a script, columns aligned; sums in the last line."""
    rows = [("topic", *(one.value for one in Language), *_HEADS)]
    rows += [_cells(topic) for topic in topics]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    counts = _counts(topics)
    sums = ", ".join(f"{counts[state]} {state}" for state in TextState)
    yield f"{len(topics)} topics x {len(Language)} languages: {sums}."


def page(topics: Sequence[TopicStatus], today: date, say: Speaker) -> str:
    """The table as one HTML page that needs nothing else; `today` is the Danish date."""
    return _TEMPLATES.get_template("content_status.html").render(
        topics=topics,
        today=today,
        say=say,
        names={state: say(name) for state, name in _NAMES.items()},
        counts=_counts(topics),
        states=TextState,
        languages=list(Language),
    )


def _cells(topic: TopicStatus) -> tuple[str, ...]:
    numbers = (topic.lix, topic.asked, topic.not_meant)
    return (
        topic.id,
        *(topic.states[language].value for language in Language),
        *("-" if day is None else str(day) for day in (topic.reviewed_on, topic.review_due)),
        *("-" if number is None else str(number) for number in numbers),
        topic.owner or "-",
    )


def _counts(topics: Sequence[TopicStatus]) -> Counter[TextState]:
    return Counter(state for topic in topics for state in topic.states.values())
