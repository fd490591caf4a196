"""One spelling for what people type in many ways, in four scripts, before features are taken."""

import re
import unicodedata

_ARABIC_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي",
    "ک": "ك", "ڪ": "ك",
    "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه",
}  # fmt: skip
_ARABIC_HAMZA_CARRIERS = {"ؤ": "و", "ئ": "ي"}

# Each group of Ge'ez letters is written for one another; the first consonant of a row stands
# at its base code point and the vowels follow it, eight to a row.
_GEEZ_HOMOPHONES = (
    ("\u1210", "\u1200"),  # ሐ row to ሀ row
    ("\u1280", "\u1200"),  # ኀ row to ሀ row
    ("\u1220", "\u1230"),  # ሠ row to ሰ row
    ("\u1340", "\u1338"),  # ፀ row to ጸ row
    ("\u12d0", "\u12a0"),  # ዐ row to አ row
)
_GEEZ_ROW = 8

_PUNCTUATION = {
    "،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "۔": ".", "«": '"', "»": '"',
    "።": ".", "፣": ",", "፤": ";", "፡": " ", "፥": ",", "፦": ":", "፧": "?", "፨": ".",
    "’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...",
}  # fmt: skip

# Marks that change how a text looks or is ordered, but not what it says.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_GEEZ_NUMBER = re.compile("[\u1369-\u137c]+")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_REPEATED_SIGN = re.compile(r"([^\w\s])\1+")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

_DANISH = (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("ö", "oe"), ("ä", "ae"))
_DANISH_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("aa", "a"))


def _geez_table() -> dict[int, str]:
    table = {}
    for source, target in _GEEZ_HOMOPHONES:
        for vowel in range(_GEEZ_ROW - 1):
            table[ord(source) + vowel] = chr(ord(target) + vowel)
    # ሀ, ሃ and አ, ኣ sound alike too: the first and the fourth vowel of the throat letters.
    table.update({ord("ሀ"): "ሃ", ord("ሐ"): "ሃ", ord("ኀ"): "ሃ", ord("አ"): "ኣ", ord("ዐ"): "ኣ"})
    return table


_LETTERS = str.maketrans(
    {**_ARABIC_LETTERS, **_ARABIC_HAMZA_CARRIERS, **_PUNCTUATION, **dict(_geez_table())}
)


def clean(text: str) -> str:
    """Drop what is not seen: control and direction marks, odd widths, doubled spaces."""
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    text = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in text)
    return _SPACES.sub(" ", text).strip()


def normalize(text: str) -> str:
    """Return the text with one form for each letter, digit and sign, in lower case."""
    text = _ARABIC_MARKS.sub("", clean(text)).lower()
    text = _digits(_geez_numbers(text)).translate(_LETTERS)
    text = _STRETCHED.sub(r"\1", text)
    text = _REPEATED_SIGN.sub(r"\1", _without_pictures(text))
    return _SPACES.sub(" ", text).strip()


def words(text: str) -> list[str]:
    """Return the normalised words of a text, without signs."""
    return _WORD.findall(normalize(text))


def plain(text: str) -> str:
    """Return the words alone: no signs, no capitals."""
    return " ".join(words(text))


def fold_danish(text: str) -> str:
    """Return one spelling for å, aa and a, and so on, for letters a phone may not offer."""
    for letter, digraph in _DANISH + _DANISH_DIGRAPHS:
        text = text.replace(letter, digraph)
    return text


def _digits(text: str) -> str:
    """Arabic, Persian and other decimal digits become European ones."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _geez_numbers(text: str) -> str:
    return _GEEZ_NUMBER.sub(lambda match: str(_geez_value(match.group())), text)


def _geez_value(numerals: str) -> int:
    """Tens and ones are added up; ፻ and ፼ then say of what there are so many."""
    total, group, pending = 0, 0, 0
    for numeral in numerals:
        value = int(unicodedata.numeric(numeral))
        if value == 10000:
            total, group, pending = total + (group + pending or 1) * value, 0, 0
        elif value == 100:
            group, pending = group + (pending or 1) * value, 0
        else:
            pending += value
    return total + group + pending


def _without_pictures(text: str) -> str:
    """Emoji say how a message feels, seldom what it asks; a space keeps the words apart."""
    return "".join(
        " " if unicodedata.category(sign) in ("So", "Sk", "Cs", "Cn") else sign for sign in text
    )
