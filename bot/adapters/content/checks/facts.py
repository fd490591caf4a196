"""Compares the facts of a translation with those of the Danish text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from babel.dates import get_month_names

from bot.adapters.content.topic_files import PLACEHOLDER, SOURCE_LANGUAGE, TopicText
from bot.domain.language import Language
from bot.errors import Problem


class Fact(StrEnum):
    """A kind of fact that must be the same in every language; the value is what we call one."""

    PLACEHOLDER = "placeholder"
    LINK = "link"
    EMAIL = "e-mail address"
    DATE = "date"
    SECTION = "section"
    PHONE = "telephone number"
    CURRENCY = "currency"
    NUMBER = "number"

    @property
    def plural(self) -> str:
        """What we call several of them."""
        irregular = {Fact.EMAIL: "e-mail addresses", Fact.CURRENCY: "currencies"}
        return irregular.get(self, f"{self}s")


#: how a fact is recognised, and how a found one is spelled
_Recogniser = tuple[Fact, re.Pattern[str], Callable[[re.Match[str]], str]]

_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_DAY, _MONTH, _YEAR = "(?:0?[1-9]|[12][0-9]|3[01])", "(?:0?[1-9]|1[0-2])", "(?:19|20)[0-9]{2}"

_LINK = re.compile(r"(?:https?://|www\.)[^\s<>()\[\]\"'*|…]*[^\s<>()\[\]\"'*|….,:;!?؟،؛።፣]")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# A letter may stand apart (§ 13 f), but not `i`: that is the Danish word for `in`.
_SECTION = re.compile(r"§+\s*(\d+)((?:\s?[a-hj-z]|i)(?![^\W_]))?")
_PHONE = re.compile(
    r"(?<!\d)(?:(?:\+|00)45 ?)?"
    r"(?:\d\d([ .-]?)\d\d\1\d\d\1\d\d|\d\d \d{3} \d{3}|\d{4} \d{4})(?!\d)"
)
_NUMBER = re.compile(
    r"(\d{1,3}(?:[.,٬، ]\d{3})+(?!\d)|\d+)"  # with or without separators of thousands
    r"(?:[.,:٫](\d{1,2})(?!\d))?"  # decimals or minutes
)
_CURRENCIES = {
    "kroner": r"(?:(?:danske?|danish|ናይ ዴንማርክ) )?(?:kr\.?|kroner?|dkk|كرون\w*|ክሮ\w+)|,-",
    "euro": "€|euros?|eur|يورو|ዩሮ",
    "dollar": r"(?:US)?\$|(?:US )?dollars?|usd|دولار\w*|ዶላር",
}

#: where a language's month names come from: Arabic has others in Syria and Iraq, Algeria and
#: Tunisia, Morocco, and Mauritania; the Danish name may stand beside any of them
_MONTH_LOCALES = {
    Language.DANISH: ("da",),
    Language.ENGLISH: ("da", "en", "en_GB"),
    Language.ARABIC: ("da", "ar", "ar_SY", "ar_DZ", "ar_MA", "ar_MR"),
    Language.TIGRINYA: ("da", "ti"),
}
# Not Tigrinya's: its short name of May is also the word for `but`.
_LOCALES_WITH_SHORT_MONTHS = {"da", "en", "en_GB"}
_ORDINALS = {Language.DANISH: r"\.?", Language.ENGLISH: "(?:st|nd|rd|th)?"}
# Arabic writers set or leave out the sign on an alef as they please.
_ALEFS = str.maketrans("أإآ", "ااا")


def differences(danish: TopicText, other: TopicText) -> Iterator[Problem]:
    """A problem for each kind of fact that `other` does not name just as often as `danish`.

    Title and body are compared. Numbers in words are not read: a number that matters must stand in
    digits in every language, and not in Ge'ez numerals.
    """
    wanted = facts_of(_whole(danish), SOURCE_LANGUAGE)
    found = facts_of(_whole(other), Language(other.path.stem))
    for fact in Fact:
        parts = "; ".join(_parts(fact, wanted[fact], found[fact]))
        if parts:
            yield Problem(str(other.path), f"{parts}.")
    count, wanted_count = _paragraphs(other), _paragraphs(danish)
    if count != wanted_count:
        noun = "paragraph" if count == 1 else "paragraphs"
        yield Problem(str(other.path), f"has {count} {noun}, the Danish text has {wanted_count}.")


# One saved file has all texts looked at again, and a Danish text is compared with three others.
@lru_cache(maxsize=1024)
def facts_of(text: str, language: Language) -> Mapping[Fact, Counter[str]]:
    """How often the text names each fact, spelled the same for every language.

    A clock time is a number, as 8.30 may be either: 8.30, 8:30 and ٨:٣٠ are the number 8.30, and
    8:00 is 8. An amount is a number and a currency. 1.000 and 1,000 are 1000. A month or a
    currency without a number beside it is no fact.
    """
    rest = _plain(text)
    found: dict[Fact, Counter[str]] = {fact: Counter() for fact in Fact}
    for fact, pattern, spelling in _recognisers(language):
        found[fact].update(map(spelling, pattern.finditer(rest)))
        rest = pattern.sub("|", rest)  # what stood on both sides must not grow together
    return found


def _parts(fact: Fact, wanted: Counter[str], found: Counter[str]) -> Iterator[str]:
    new, gone = found.keys() - wanted.keys(), wanted.keys() - found.keys()
    if new and gone:
        yield f"names {_list(new)} where the Danish text names {_list(gone)} ({fact.plural})"
    elif new and fact is Fact.LINK:
        yield f"links to {_list(new)}, which the Danish text does not"
    elif new:
        yield f"has the {_noun(fact, new)}, which the Danish text lacks"
    elif gone:
        yield f"lacks the {_noun(fact, gone)}"
    more, fewer = (found - wanted).keys() - new, (wanted - found).keys() - gone
    for values, comparison in ((more, "more"), (fewer, "less")):
        if values:
            yield f"has the {_noun(fact, values)} {comparison} often than the Danish text"


def _noun(fact: Fact, values: set[str]) -> str:
    return f"{fact if len(values) == 1 else fact.plural} {_list(values)}"


def _list(values: Iterable[str]) -> str:
    *first, last = sorted(values)
    return f"{', '.join(first)} and {last}" if first else last


def _whole(text: TopicText) -> str:
    return f"{text.title}\n\n{text.body}"


def _paragraphs(text: TopicText) -> int:
    return len(re.split(r"\n\s*\n", text.body.strip()))


def _plain(text: str) -> str:
    """Western digits, one kind of space and of alef, nothing that only orders what is shown."""
    return "".join(map(_plain_letter, unicodedata.normalize("NFC", text).translate(_ALEFS)))


@cache
def _plain_letter(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    return {"Cf": "", "Zs": " "}.get(unicodedata.category(letter), letter)


@cache
def _recognisers(language: Language) -> Sequence[_Recogniser]:
    # In this order: a link holds digits, a date is made of numbers.
    return (
        (Fact.PLACEHOLDER, PLACEHOLDER, lambda match: match[0]),
        (Fact.LINK, _LINK, lambda match: match[0]),
        (Fact.EMAIL, _EMAIL, lambda match: match[0].lower()),
        *_dates(language),
        (Fact.SECTION, _SECTION, lambda match: f"§ {match[1]}{(match[2] or '').strip()}"),
        (Fact.PHONE, _PHONE, _phone),
        *(_currency(name, words) for name, words in _CURRENCIES.items()),
        (Fact.NUMBER, _NUMBER, _number),
    )


def _dates(language: Language) -> Iterator[_Recogniser]:
    months = _months(language)
    # The longest first, as one name may begin another.
    names = "|".join(map(re.escape, sorted(months, key=len, reverse=True)))
    name = rf"{_NO_LETTER_BEFORE}(?P<month>{names}){_NO_LETTER_AFTER}(?: ?[/(] ?(?:{names})\)?)?"
    day = rf"(?<!\d)(?P<day>{_DAY}){_ORDINALS.get(language, '')} *(?:of |من |ናይ )?"
    later_day = rf" *(?P<day>{_DAY})(?:st|nd|rd|th)?(?!\d|[.,:]\d)"
    year = rf",? *(?P<year>{_YEAR})(?!\d)"
    # An English month has a capital letter; without it, `18 may` is no date.
    flags = re.NOFLAG if language is Language.ENGLISH else re.IGNORECASE
    for pattern in (
        rf"{day}{name}(?:{year})?",
        rf"{name}{later_day}(?:{year})?",
        rf"{name}{year}",
        rf"(?<!\d)(?P<year>{_YEAR})-(?P<month>{_MONTH})-(?P<day>{_DAY})(?!\d)",
        rf"(?<!\d)(?P<day>{_DAY})(?P<by>[./-])(?P<month>{_MONTH})(?P=by)(?P<year>{_YEAR})(?!\d)",
    ):
        yield Fact.DATE, re.compile(pattern, flags), lambda match: _date(match, months)


def _months(language: Language) -> Mapping[str, int]:
    """The number of each month by every name that it has in the language's texts."""
    months: dict[str, int] = {}
    for locale in _MONTH_LOCALES[language]:
        names = list(get_month_names("wide", locale=locale).items())
        if locale in _LOCALES_WITH_SHORT_MONTHS:
            names += get_month_names("abbreviated", locale=locale).items()
        months.update({_plain(name): number for number, name in names})
    return months


def _date(match: re.Match[str], months: Mapping[str, int]) -> str:
    found = match.groupdict()
    written = found["month"]
    month = months.get(written) or months.get(written.lower()) or int(written)
    parts = (found.get("day"), get_month_names(locale="en")[month], found.get("year"))
    return " ".join(part.lstrip("0") for part in parts if part)


def _phone(match: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", match[0])[-8:]  # without the country
    return " ".join(digits[at : at + 2] for at in range(0, 8, 2))


def _currency(name: str, words: str) -> _Recogniser:
    after = rf"(?<=\d) *(?:{words}){_NO_LETTER_AFTER}"
    before = rf"{_NO_LETTER_BEFORE}(?:{words}) *(?=\d)"
    return Fact.CURRENCY, re.compile(f"{after}|{before}", re.IGNORECASE), lambda _: name


def _number(match: re.Match[str]) -> str:
    whole = re.sub(r"\D", "", match[1])
    if match[2] is None:
        return whole
    decimals = "" if match[2].strip("0") == "" else f".{match[2]}"
    return f"{int(whole)}{decimals}"
