"""The municipality's own values (municipality.yml), shown only where somebody vouches for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Annotated, Literal

from babel.dates import get_day_names
from babel.lists import format_list
from pydantic import BeforeValidator

from bot.adapters.content.files import FileModel, read_yaml, validate
from bot.domain.language import Language
from bot.errors import InvalidData, Problem
from bot.i18n import COPENHAGEN, Phrases, Speaker

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class OpeningHours(FileModel):
    """Days with the same opening hours, Danish time."""

    days: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]]
    opens: time
    closes: time


class Meeting(FileModel):
    """A public information meeting; `start` in Danish time."""

    start: Annotated[datetime, BeforeValidator(str)]
    place: str
    subject: dict[Language, str]


class Group(FileModel):
    """Values that one person vouches for."""

    as_of: date
    confirmed_by: str | None = None
    values: dict[str, str | list[OpeningHours] | list[Meeting]]


class Municipality:
    """The values of one municipality."""

    def __init__(self, groups: dict[str, Group], phrases: Phrases) -> None:
        self._groups = groups
        self._phrases = phrases

    @property
    def keys(self) -> set[str]:
        """Every key that may be shown, such as `jobcenter.phone`."""
        return {
            f"{name}.{key}"
            for name, group in self._groups.items()
            if group.confirmed_by
            for key in group.values
        }

    @property
    def fixed(self) -> dict[str, str]:
        """The values that may be shown and stay the same from day to day."""
        return {
            f"{name}.{key}": value
            for name, group in self._groups.items()
            if group.confirmed_by
            for key, value in group.values.items()
            if isinstance(value, str)
        }

    def value(self, key: str, language: Language, now: datetime) -> str | None:
        """The value in that language; None where there is none or nobody vouches for it."""
        if key not in self.keys:
            return None
        group, _, name = key.partition(".")
        found = self._groups[group].values[name]
        say = self._phrases.speaker(language)
        if isinstance(found, str):
            return found
        hours = [one for one in found if isinstance(one, OpeningHours)]
        meetings = [one for one in found if isinstance(one, Meeting)]
        return _hours(hours, say) if hours else _meetings(meetings, say, now)


def read_municipality(path: Path, phrases: Phrases) -> Municipality:
    """The values in the file. Raises InvalidData."""
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise InvalidData([Problem(str(path), "must hold groups of values.")])
    problems: list[Problem] = []
    groups: dict[str, Group] = {}
    for name, group in data.items():
        try:
            where = Path(f"{path} ({name})")
            groups[str(name)] = validate(Group, where, group)
            problems.extend(_untranslated(where, groups[str(name)]))
        except InvalidData as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidData(problems)
    return Municipality(groups, phrases)


def _untranslated(where: Path, group: Group) -> Iterator[Problem]:
    meetings = [
        one
        for value in group.values.values()
        if isinstance(value, list)
        for one in value
        if isinstance(one, Meeting)
    ]
    for meeting in meetings:
        start = meeting.start.strftime("%Y-%m-%d %H:%M")
        for language in Language:
            if not meeting.subject.get(language):
                sentence = f"the meeting on {start} lacks a `subject` in `{language}`."
                yield Problem(str(where), sentence)


def _hours(hours: Sequence[OpeningHours], say: Speaker) -> str:
    names = get_day_names("wide", locale=say.language.value)
    lines = []
    for one in hours:
        days = format_list([names[_DAYS.index(d)] for d in one.days], locale=say.language.value)
        lines.append(f"- {days}: {say.hour(one.opens)}–{say.hour(one.closes)}")
    return "\n".join(lines)


def _meetings(meetings: Sequence[Meeting], say: Speaker, now: datetime) -> str:
    lines = []
    for one in sorted(meetings, key=lambda meeting: meeting.start):
        start = one.start.replace(tzinfo=COPENHAGEN)
        if start <= now:
            continue
        subject, day = one.subject[say.language], say.day(start.date()).replace("\n", " ")
        lines.append(f"- **{subject}**: {day}, {say.hour(start)}, {one.place}")
    return "\n".join(lines) or say("No meetings are planned right now.")
