"""Noise follows its rules: each changes what it says, in the script that it finds."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from nlu import noise
from nlu.components.scripts import main_script

ROOT = Path(__file__).parents[3]
SEEDS = range(30)


def results(rule: noise.Rule, text: str, language: str = "da") -> set[str]:
    """Everything that a rule makes of a text."""
    return {rule(text, language, random.Random(seed)) for seed in SEEDS}


@pytest.mark.parametrize(
    ("rule", "language", "text", "expected"),
    [
        (noise.without_punctuation, "da", "Hej! Er du der, ven?", {"hej er du der ven"}),
        (noise.without_punctuation, "ar", "متى؟ غدا، نعم.", {"متى غدا نعم"}),
        (noise.without_punctuation, "ti", "ሰላም፣ ኣሎኻዶ፧", {"ሰላም ኣሎኻዶ"}),
        (noise.without_danish_letters, "da", "Åh, få ærø", {"Aah, faa aeroe", "Ah, fa aro"}),
        (noise.loose_arabic, "ar", "أُمّي إلى آخر المدرسة", {"امي الي اخر المدرسه"}),
        (noise.loose_arabic, "ar", "عندي بيت", {"عندى بيت"}),
        (noise.neighbour, "da", "å", {"p", "æ", "ø"}),
        (noise.neighbour, "en", "p", {"o", "l"}),
        (noise.neighbour, "da", "p", {"o", "å", "l", "æ"}),
        (noise.neighbour, "en", "G", {"F", "H", "T", "Y", "V", "B"}),
        (noise.neighbour, "ar", "م", {"ن", "ك", "خ", "ح", "ز", "ظ"}),
        (noise.neighbour, "da", "17 ?", {"17 ?"}),
        (noise.wrong_vowel, "ti", "ለ", {"ሉ", "ሊ", "ላ", "ሌ", "ል", "ሎ"}),
        (noise.wrong_vowel, "ti", "ቈ", {"ቊ", "ቋ", "ቌ", "ቍ"}),
        (noise.wrong_vowel, "ti", "፣ ፩", {"፣ ፩"}),
        (noise.homophone, "ti", "ሓ", {"ሃ", "ኃ"}),
        (noise.homophone, "ti", "ሰለ", {"ሠለ"}),
        (noise.homophone, "ti", "ለበ", {"ለበ"}),
        (noise.left_out, "da", "hej", {"hj", "he"}),
        (noise.left_out, "da", "nu", {"nu"}),
        (noise.swapped, "da", "og", {"go"}),
        (noise.swapped, "da", "aa 12", {"aa 12"}),
        (noise.doubled, "da", "nu 1", {"nnu 1", "nuu 1"}),
        (noise.without_space, "da", "jeg er 8", {"jeger 8"}),
        (noise.without_space, "ar", "عندي samtale", {"عندي samtale"}),
    ],
)
def test_a_rule_does_what_it_says(
    rule: noise.Rule, language: str, text: str, expected: set[str]
) -> None:
    assert results(rule, text, language) == expected


@pytest.mark.parametrize(
    ("letters", "counts"),
    [(1, [0, 1, 1, 1, 1]), (10, [0, 1, 1, 2, 2]), (20, [0, 1, 2, 3, 4]), (50, [0, 3, 5, 8, 10])],
)
def test_edits_grow_with_the_level_and_the_length(letters: int, counts: list[int]) -> None:
    assert [noise.edits("x " * letters, level) for level in range(5)] == counts


def test_level_zero_is_the_message_itself() -> None:
    assert noise.vary("Hvornår får jeg svar?", "da", 0) == "Hvornår får jeg svar?"


def test_each_level_of_a_long_message_is_another_one() -> None:
    text = "Hvornår får jeg svar på min opdigtede besked til kommunen?"
    assert len({noise.vary(text, "da", level) for level in range(5)}) == 5


@pytest.mark.parametrize("text", ["", "👍", "?!", "1234"])
def test_a_message_without_letters_is_never_emptied(text: str) -> None:
    assert noise.vary(text, "ar", 4) == text


@pytest.mark.parametrize("language", ["da", "ar", "ti", "en"])
def test_messages_keep_their_script_and_change(language: str) -> None:
    """On training messages, which mix scripts, digits and signs as real ones do."""
    texts = [
        line.removeprefix("- ")
        for path in sorted((ROOT / "nlu" / language).glob("*.yml"))
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        for line in block["examples"].splitlines()[::12]
    ]
    for text in texts:
        for level in (1, 4):
            varied = noise.vary(text, language, level)
            assert varied.strip()
            assert main_script(varied) == main_script(text)
            assert varied != text or len(text) < 4 or not any(map(str.isalpha, text))


def test_the_sample_is_small_and_always_the_same() -> None:
    texts = [f"opdigtet besked {number}" for number in range(400)]
    chosen = noise.sample(texts)
    assert len(chosen) == 150
    assert noise.sample(reversed(texts)) == chosen
    assert noise.sample(texts[:3]) == set(texts[:3])


def test_every_run_adds_the_same_noise() -> None:
    texts = {"ti": "ሓደ ምህዞ መልእኽቲ እዩ", "da": "Må jeg få en opdigtet besked?"}
    lines = [{"text": text, "intent": "igu", "language": la} for la, text in texts.items()]
    outputs = {_run(lines, seed) for seed in "12"}
    assert len(outputs) == 1
    found = [json.loads(line) for line in outputs.pop().splitlines()]
    assert [(one["language"], one["noise"]) for one in found] == [
        (la, level) for la in ("da", "ti") for level in (1, 2, 3, 4)
    ]
    for one in found:
        assert one["text"] == noise.vary(texts[one["language"]], one["language"], one["noise"])


def _run(lines: list[dict[str, str]], seed: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "nlu.noise"],
        input="\n".join(map(json.dumps, lines)),
        env={**os.environ, "PYTHONHASHSEED": seed},
        text=True,
        capture_output=True,
        check=True,
    ).stdout
