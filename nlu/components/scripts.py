"""Which writing system a message is written in, whatever foreign words stand inside it."""

import unicodedata
from collections import Counter
from functools import lru_cache

from nlu.components.normalizer import clean

# A writing system that only one language uses here names that language by itself.
LANGUAGE_OF_SCRIPT = {
    "ARMENIAN": "hy", "BENGALI": "bn", "CJK": "zh", "DEVANAGARI": "hi", "GEORGIAN": "ka",
    "GREEK": "el", "HANGUL": "ko", "HEBREW": "he", "HIRAGANA": "ja", "KATAKANA": "ja",
    "TAMIL": "ta", "THAI": "th", "TIBETAN": "bo", "MYANMAR": "my", "KHMER": "km", "SINHALA": "si",
}  # fmt: skip

# Danish words stand in sentences of every script; the other way round is rare. So one word in
# another script weighs as much as several Latin ones.
_LATIN_WORDS_PER_WORD = 3


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """Return the first word of the letter's Unicode name, which is its script."""
    return unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0]


def main_script(text: str) -> str | None:
    """Return the script of the sentence, or None where there is no letter."""
    weights: Counter[str] = Counter()
    for word in clean(text).split():
        scripts = Counter(script_of(sign) for sign in word if sign.isalpha())
        if scripts:
            script = scripts.most_common(1)[0][0]
            weights[script] += 1 if script == "LATIN" else _LATIN_WORDS_PER_WORD
    return weights.most_common(1)[0][0] if weights else None


def letters_of(text: str, script: str) -> str:
    """Return the words of the text that hold the script's letters."""
    chosen = (
        w for w in clean(text).split() if any(script_of(s) == script for s in w if s.isalpha())
    )
    return " ".join(chosen)
