"""The bot's own phrases in every language, with their plurals, dates and text direction."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from bot.domain.language import Language
from bot.errors import InvalidData, Problem

#: Danish wall-clock time; every date and hour that a contact reads is in it
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

# Never Babel's short formats: for Tigrinya they are American, for Arabic twelve-hour.
_DAY, _HOUR = "EEEE d MMMM y", "HH:mm"
_DANISH_DAY = "EEEE 'den' d. MMMM y"
# Runs of Latin letters and digits inside Arabic text, with what belongs between them; Markdown
# marks, brackets and sentence ends stay outside.
_FOREIGN_RUN = re.compile(r"[A-Za-zÀ-ɏ0-9+](?:[A-Za-zÀ-ɏ0-9 .,:/@&%+'’–_-]*[A-Za-zÀ-ɏ0-9])?")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_LINK_TARGET = re.compile(r"(\]\([^)]*\))")


class Speaker:
    """Says phrases in one language."""

    def __init__(self, language: Language, translations: Translations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, phrase: str, **fields: object) -> str:
        """The phrase translated, with its fields filled in and set apart from the text."""
        return self._fill(self._translations.gettext(phrase), fields)

    def plural(self, one: str, many: str, count: int, **fields: object) -> str:
        """The phrase in the form that this count takes in the language."""
        text = self._translations.ngettext(one, many, count)
        return self._fill(text, {"count": count, **fields})

    def day(self, day: date) -> str:
        """Weekday, date, month name and year; under it the Danish line that letters use."""
        own = format_date(day, _DAY, locale=self.language.value)
        danish = format_date(day, _DANISH_DAY, locale="da")
        if self.language is Language.DANISH:
            return danish
        return f"{own}\n({isolate(danish, self.language)})"

    def date(self, day: date) -> str:
        """Date, month name and year, for small print."""
        pattern = "d. MMMM y" if self.language is Language.DANISH else "d MMMM y"
        return format_date(day, pattern, locale=self.language.value)

    def hour(self, moment: time | datetime) -> str:
        """The 24-hour time; a datetime is told in Danish time."""
        if isinstance(moment, datetime):
            moment = moment.astimezone(COPENHAGEN)
        return format_time(moment, _HOUR, locale="en")

    def _fill(self, text: str, fields: Mapping[str, object]) -> str:
        return text.format(**{k: isolate(str(v), self.language) for k, v in fields.items()})


class Phrases:
    """All catalogues of a folder `<lang>/LC_MESSAGES/<domain>.po`."""

    def __init__(
        self,
        folder: Path,
        domain: str = "messages",
        languages: Iterable[Language] = tuple(Language),
    ) -> None:
        self._speakers = {
            language: Speaker(language, _load(folder, language, domain)) for language in languages
        }

    def speaker(self, language: Language) -> Speaker:
        """Who says phrases in that language."""
        return self._speakers[language]


def isolate(text: str, language: Language) -> str:
    """A name or number set apart, so that it cannot disorder the line around it."""
    if language.direction == "ltr" or not text:
        return text
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def isolate_foreign(text: str, language: Language) -> str:
    """Every Danish word and number in a right-to-left text set apart; link targets untouched.

    Lines wholly in other letters, such as a Danish translation, stay as they are.
    """
    if language.direction == "ltr":
        return text
    return "\n".join(_isolate_line(line, language) for line in text.split("\n"))


def _isolate_line(line: str, language: Language) -> str:
    if not _RIGHT_TO_LEFT.search(line):
        return line
    parts = _LINK_TARGET.split(line)
    parts[::2] = [_isolate_runs(part, language) for part in parts[::2]]
    return "".join(parts)


def _isolate_runs(text: str, language: Language) -> str:
    # What already stands in isolates stays as it is.
    pieces = re.split(f"({FIRST_STRONG_ISOLATE}[^{POP_ISOLATE}]*{POP_ISOLATE})", text)
    pieces[::2] = [_FOREIGN_RUN.sub(lambda run: isolate(run[0], language), p) for p in pieces[::2]]
    return "".join(pieces)


def _load(folder: Path, language: Language, domain: str) -> Translations:
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language.value, abort_invalid=True)
    except OSError as error:
        raise InvalidData([Problem(str(path), "cannot be read.")]) from error
    except Exception as error:  # babel raises its own and several built-in kinds
        raise InvalidData([Problem(str(path), f"is not a catalogue: {error}")]) from error
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def phrase(text: str) -> str:
    """Mark a phrase for translation where it is defined; a Speaker says it later."""
    return text
