"""Says the report card's sentences, names and numbers in one of its languages."""

from datetime import date

from nlu.card_words import GROUPS, WORDS

MONTHS: dict[str, tuple[str, ...]] = {
    "da": (
        *("januar", "februar", "marts", "april", "maj", "juni", "juli"),
        *("august", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}
_DANISH_NUMBER = str.maketrans(",.", ".,")


class Speaker:
    """Says sentences, names and numbers in one language of WORDS."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, name: str, **values: str) -> str:
        """The sentence of that name, with its values."""
        return WORDS[self.language][name].format(**values)

    def group(self, tag: str) -> str:
        """The name of a language, or of a language and script."""
        return GROUPS[self.language][tag]

    def inside(self, tag: str) -> str:
        """The same in the middle of a sentence."""
        return self.group(tag).lower() if self.language == "da" else self.group(tag)

    def count(self, number: int) -> str:
        """A whole number, in groups of three digits."""
        return self._point(f"{number:,}")

    def percent(self, share: float) -> str:
        """A share from 0 to 1 in percent."""
        space = "\u00a0" if self.language == "da" else ""
        return self._point(f"{100 * share:.1f}{space}%")

    def points(self, difference: float) -> str:
        """The size of a difference between two shares, in percentage points."""
        return self._point(f"{100 * abs(difference):.1f}")

    def day(self, iso: str) -> str:
        """A date such as 2026-11-22."""
        found = date.fromisoformat(iso)
        dot = "." if self.language == "da" else ""
        return f"{found.day}{dot} {MONTHS[self.language][found.month - 1]} {found.year}"

    def _point(self, number: str) -> str:
        return number.translate(_DANISH_NUMBER) if self.language == "da" else number
