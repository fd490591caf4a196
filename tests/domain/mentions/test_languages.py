"""Languages and activities in messages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.language import Language
from bot.domain.mentions import Activity, find, wanted_language

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *(
            (text, "da")
            for text in ("dansk tak", "danish please", "بالدنماركي", "bel danmarki", "ብደንሽ")
        ),
        *(
            (text, "ar")
            for text in ("skriv arabisk", "arabic", "احكي عربي", "3arabi", "ብዓረብኛ", "areb")
        ),
        *(
            (text, "ti")
            for text in ("tigrinya", "Tigrigna", "tigrinsk", "تغرينية", "ብትግርኛ", "btigrigna")
        ),
        *((text, "en") for text in ("engelsk", "English", "بالانكليزي", "inglizi", "ናብ እንግሊዝኛ")),
    ],
)
def test_a_named_language_is_wanted(text: str, language: str) -> None:
    assert wanted_language(text) == Language(language)


@pytest.mark.parametrize(
    "text",
    [
        *("skift sprog", "kan du somali", "ቋንቋ ቀይረለይ", "تغيير لغة", ""),
        *("I do not read danish", "hvorfor skriver du engelsk", "ما بفهم دنماركي", "ደንሽ ኣይክእልን"),
        *("english please ikke dansk", "from danish to arabic"),
    ],
)
def test_an_unclear_wish_must_be_asked_about(text: str) -> None:
    assert wanted_language(text) is None


@pytest.mark.parametrize(
    ("text", "activity"),
    [
        *((text, Activity.CLASS) for text in ("til undervisning", "my class", "الدرس", "ትምህርቲ")),
        *((text, Activity.INTERNSHIP) for text in ("praktikken", "internship", "التدريب", "ፕራክቲክ")),
        *((text, Activity.MEETING) for text in ("mit møde", "moede", "عندي samtale", "الموعد")),
        *((text, Activity.MEETING) for text in ("appointment", "el maw3ed", "ቆጸራይ", "kotsera")),
    ],
)
def test_activities_are_found(text: str, activity: Activity) -> None:
    assert find(text, Language.DANISH, NOW).activities == (activity,)
