"""The whole pipeline, trained on a few messages, answers as the bot expects."""

import pytest
from conftest import Parse


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hvornaar er mit moede??", "my-appointments"),
        ("متى الموعد", "my-appointments"),
        ("I have fever and stay home", "report-absence"),
        ("ሓሚመ ኣለኹ ሎሚ", "report-absence"),
    ],
)
def test_meaning_is_found(parse: Parse, text: str, intent: str) -> None:
    assert parse(text)["intent"]["name"] == intent


def test_ranking_is_complete_and_ordered(parse: Parse) -> None:
    ranking = parse("hej jeg er syg")["intent_ranking"]
    confidences = [entry["confidence"] for entry in ranking]
    assert len(ranking) == 2
    assert confidences == sorted(confidences, reverse=True)
    assert sum(confidences) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("hvornår er samtale", "da"),
        ("عندي samtale بكرا", "ar"),
        ("andi samtale bukra", "ar"),
        ("ኣብ jobcenter ቆጸራ ኣለኒ", "ti"),
        ("do I have a meeting", "en"),
        ("bonjour je voudrais prendre rendez-vous", "fr"),
        ("добрий день, мені потрібен перекладач", "uk"),
        ("እባክህ እርዳኝ ቀጠሮ እፈልጋለሁ", "am"),
        ("می‌خواهم با کسی گپ بزنم", "fa"),
        ("สวัสดีครับ", "th"),
        ("👍 12", "und"),
        ("", "und"),
    ],
)
def test_language_is_named(parse: Parse, text: str, language: str) -> None:
    assert parse(text)["language"] == language


def test_confidence_is_low_when_unsure(parse: Parse) -> None:
    sure = parse("hvornår er mit møde i morgen")["language_confidence"]
    unsure = parse("ok")["language_confidence"]
    assert parse("1234")["language_confidence"] == 0
    assert unsure < sure
