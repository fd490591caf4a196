"""Messages as hurried thumbs write them: `… | python -m nlu.noise` adds noise by fixed rules.

A habit changes a whole message and counts as one edit; a slip changes one place. Level 0 is the
message as it is. Level n makes n edits for every 20 letters, rounded, at least one (5, 10, 15 and
20 % of the letters). The message alone decides which, and a level adds edits to those of the level
below it. No edit takes another one back.
"""

import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from hashlib import sha256

from nlu.components.scripts import main_script, script_of

LEVELS = (1, 2, 3, 4)
MOST_MESSAGES = 150  #: of each language and level
_LETTERS_PER_EDIT = 20
_SHORTEST_WORD = 3  #: shorter words lose no letter

_ENGLISH = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_DANISH = ("qwertyuiopå", "asdfghjklæø", "zxcvbnm")
_ARABIC = ("ضصثقفغعهخحج", "شسيبلاتنمكط", "ذءؤرىةوزظد")
_HOMOPHONES = ("ሀሐኀ", "ሰሠ", "ጸፀ", "አዐ")
_GEEZ_ROW, _GEEZ_VOWELS = 8, 7

_ARABIC_MARKS = re.compile("[\u064b-\u0652\u0670]")
_LOOSE = str.maketrans("أإآة", "اااه")
_FINAL_YA = re.compile(r"ي\b")
_DIGRAPHS = {"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"}
_BARE = str.maketrans("æøåÆØÅ", "aoaAOA")

Rule = Callable[[str, str, random.Random], str]


def vary(text: str, language: str, level: int) -> str:
    """Return the message at a level of noise, 0 to 4; the same input gives the same output.

    The result has letters of the same script; a message that no rule fits comes back as it was.
    """
    chance = random.Random(sha256(text.encode()).digest())
    habits, forms = list(HABITS), [text]
    for _ in range(edits(text, level)):
        forms.append(_edited(forms, language, habits, chance))
    return forms[-1]


def edits(text: str, level: int) -> int:
    """Return how many edits a level makes in a message."""
    letters = sum(map(str.isalpha, text))
    wanted = (2 * level * letters + _LETTERS_PER_EDIT) // (2 * _LETTERS_PER_EDIT)
    return max(wanted, 1) if level else 0


def sample(texts: Iterable[str]) -> set[str]:
    """Return at most 150 of the messages of a language, always the same ones."""
    return set(sorted(set(texts), key=lambda text: sha256(text.encode()).digest())[:MOST_MESSAGES])


def _edited(forms: list[str], language: str, habits: list[Rule], chance: random.Random) -> str:
    """The last form with one edit more, by the first rule of a random order that is of use."""
    rules = [*habits, *SLIPS]
    for rule in chance.sample(rules, len(rules)):
        varied = rule(forms[-1], language, chance)
        if varied and varied not in forms and main_script(varied) == main_script(forms[0]):
            if rule in habits:
                habits.remove(rule)
            return varied
    return forms[-1]


def without_punctuation(text: str, language: str, chance: random.Random) -> str:
    """No punctuation, lower case."""
    signs = (" " if unicodedata.category(sign).startswith("P") else sign for sign in text)
    return " ".join("".join(signs).lower().split())


def without_danish_letters(text: str, language: str, chance: random.Random) -> str:
    """æ, ø and å as ae, oe and aa, or as a, o and a."""
    if chance.random() < 0.5:
        return text.translate(_BARE)
    return "".join(_DIGRAPHS.get(letter, letter) for letter in text)


def loose_arabic(text: str, language: str, chance: random.Random) -> str:
    """No vowel marks; أإآ as ا and ة as ه; ى as ي, or else the last ي of a word as ى."""
    text = _ARABIC_MARKS.sub("", text).translate(_LOOSE)
    return text.replace("ى", "ي") if "ى" in text else _FINAL_YA.sub("ى", text)


def neighbour(text: str, language: str, chance: random.Random) -> str:
    """A key beside the right one, on a Danish, English or Arabic keyboard."""
    keys = _KEYS["da" if language == "da" else "en"]
    return _replaced(text, lambda letter: keys.get(letter, ""), chance)


def wrong_vowel(text: str, language: str, chance: random.Random) -> str:
    """The right Ge'ez consonant with another vowel, as when a phone makes Ge'ez of Latin keys."""
    return _replaced(text, _other_vowels, chance)


def homophone(text: str, language: str, chance: random.Random) -> str:
    """A Ge'ez letter that sounds alike."""
    return _replaced(text, lambda letter: _SOUNDS_ALIKE.get(letter, ""), chance)


def left_out(text: str, language: str, chance: random.Random) -> str:
    """A letter is missing, never the first of a word."""
    places = [place for start, end in _words(text) for place in range(start + 1, end)]
    return _at(places, chance, text, lambda i: text[:i] + text[i + 1 :])


def swapped(text: str, language: str, chance: random.Random) -> str:
    """Two letters that stand together have changed places."""
    pairs = (i for start, end in _words(text, 2) for i in range(start, end - 1))
    places = [i for i in pairs if text[i] != text[i + 1]]
    return _at(places, chance, text, lambda i: text[:i] + text[i + 1] + text[i] + text[i + 2 :])


def doubled(text: str, language: str, chance: random.Random) -> str:
    """A letter stands twice."""
    places = [place for start, end in _words(text, 1) for place in range(start, end)]
    return _at(places, chance, text, lambda i: text[: i + 1] + text[i:])


def without_space(text: str, language: str, chance: random.Random) -> str:
    """Two words of one script are written as one."""
    inside = range(1, len(text) - 1)
    places = [i for i in inside if text[i] == " " and _is_one_script(text[i - 1], text[i + 1])]
    return _at(places, chance, text, lambda i: text[:i] + text[i + 1 :])


HABITS: tuple[Rule, ...] = (without_punctuation, without_danish_letters, loose_arabic)
SLIPS: tuple[Rule, ...] = (
    *(neighbour, wrong_vowel, homophone),
    *(left_out, swapped, doubled, without_space),
)


def _replaced(text: str, others: Callable[[str], str], chance: random.Random) -> str:
    """One letter gives way to one of the others it may be taken for."""
    places = [i for i, letter in enumerate(text) if others(letter)]
    return _at(
        places, chance, text, lambda i: text[:i] + chance.choice(others(text[i])) + text[i + 1 :]
    )


def _at(places: list[int], chance: random.Random, text: str, change: Callable[[int], str]) -> str:
    return change(chance.choice(places)) if places else text


def _words(text: str, shortest: int = _SHORTEST_WORD) -> list[tuple[int, int]]:
    """Where the runs of letters begin and end."""
    spans = (match.span() for match in re.finditer(r"[^\W\d_]+", text))
    return [(start, end) for start, end in spans if end - start >= shortest]


def _is_one_script(before: str, after: str) -> bool:
    return before.isalpha() and after.isalpha() and script_of(before) == script_of(after)


def _neighbours(rows: tuple[str, ...]) -> dict[str, str]:
    """The keys left and right of each key, and those that touch it above and below."""
    keys = {(r, c): key for r, row in enumerate(rows) for c, key in enumerate(row)}
    around = ((0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0))
    return {
        key: "".join(keys.get((r + down, c + right), "") for down, right in around)
        for (r, c), key in keys.items()
    }


def _with_capitals(keys: dict[str, str]) -> dict[str, str]:
    return {**keys, **{key.upper(): others.upper() for key, others in keys.items()}}


_KEYS = {
    "da": {**_with_capitals(_neighbours(_DANISH)), **_neighbours(_ARABIC)},
    "en": {**_with_capitals(_neighbours(_ENGLISH)), **_neighbours(_ARABIC)},
}


def _other_vowels(letter: str) -> str:
    """The other six forms of a Ge'ez consonant; nothing for other signs."""
    if not "\u1200" <= letter <= "\u1357":
        return ""
    first = ord(letter) - ord(letter) % _GEEZ_ROW
    forms = (chr(first + vowel) for vowel in range(_GEEZ_VOWELS))
    return "".join(form for form in forms if form != letter and form.isalpha())


def _sounding_alike() -> dict[str, str]:
    rows = [[chr(ord(c) + v) for c in group] for group in _HOMOPHONES for v in range(_GEEZ_VOWELS)]
    return {letter: "".join(c for c in row if c != letter) for row in rows for letter in row}


_SOUNDS_ALIKE = _sounding_alike()


def main() -> int:
    """Write JSON lines with `text`, `language` and `noise` 1 to 4 for those of standard input."""
    messages = [json.loads(line) for line in sys.stdin if line.strip()]
    for language in sorted({one["language"] for one in messages}):
        mine = [one for one in messages if one["language"] == language]
        chosen = sample(one["text"] for one in mine)
        for one in mine:
            for level in LEVELS if one["text"] in chosen else ():
                varied = {**one, "text": vary(one["text"], language, level), "noise": level}
                print(json.dumps(varied, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
