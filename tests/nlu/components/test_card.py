"""The card says what was measured, in words as well as in colours."""

import json
import re
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from nlu import card
from nlu.card_words import GROUPS, TITLES, WORDS
from nlu.last_report import summary
from nlu.robustness import curve
from nlu.speaker import MONTHS, Speaker
from nlu.topics import read_titles
from tests.nlu.components.records import noisy_records, record, records

ROOT = Path(__file__).parents[3]
NOISY = curve(noisy_records())


def report(wrong: int, month: int = 12, **more: Any) -> dict[str, Any]:
    return summary(records(wrong, **more), {}, date(2026, month, 1))


class Cells(HTMLParser):
    """The words of every row of every table."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
            self._is_open = True
        elif tag == "small":
            self.rows[-1][-1] += " "

    def handle_endtag(self, tag: str) -> None:
        self._is_open = self._is_open and tag not in ("th", "td")

    def handle_data(self, data: str) -> None:
        if self._is_open:
            self.rows[-1][-1] += data


def rows(page: str) -> dict[str, list[str]]:
    """The cells of each row, by the row's name; the first row of a name counts."""
    reader = Cells()
    reader.feed(page)
    found: dict[str, list[str]] = {}
    for name, *cells in reader.rows:
        found.setdefault(name, [cell.replace("\u00a0", " ") for cell in cells])
    return found


def test_shares_stand_in_the_table_and_add_up() -> None:
    found = rows(card.page(report(10), None, "da", {}))
    assert found["Dansk"] == ["40", "85,0 %", "2,5 %", "12,5 %", "87,5 %"]
    assert found["Arabisk, latinske bogstaver"][0] == "20"
    assert found["Engelsk"] == found["Dansk"]


def test_changes_are_told_in_arrows_points_and_words() -> None:
    found = rows(card.page(report(4), report(8, month=11), "en", {}))
    assert found["Danish"] == [
        "40",
        "95.0% ↑ 7.5 points, better",
        "0.0% ↓ 2.5 points, fewer",
        "5.0% ↓ 5.0 points, better",
        "100.0% ↑ 12.5 points, better",
    ]


def test_a_language_that_is_new_is_said_to_be() -> None:
    last = report(4, month=11)
    del last["groups"]["ti"], last["topics"]["igu"]
    page = card.page(report(4), last, "en", {"igu": "IGU"})
    assert rows(page)["Tigrinya"][1] == "95.0% not measured last time"
    assert rows(page)["IGU"] == ["28 of 32 (87.5%) not measured last time"]
    assert "Last time it was" not in page


def test_without_a_last_report_nothing_is_compared() -> None:
    page = card.page(report(4), None, "en", {})
    assert "There is no earlier report to compare with." in page
    assert not re.search("[↑↓→]", page)


def test_the_gap_between_the_languages_is_named() -> None:
    now, last = report(4), report(4, month=11)
    now["groups"]["ti"] = report(8)["groups"]["ti"]
    page = card.page(now, last, "da", {}).replace("\u00a0", " ")
    assert "og tigrinya dårligst (87,5 %). Forskellen er 7,5 point." in page
    assert "Sidst var den 0,0 point: ↑ 7,5 point større nu." in page


def test_gaps_between_other_languages_are_not_compared() -> None:
    now = report(4)
    del now["groups"]["ti"]
    assert "Last time it was" not in card.page(now, report(4, month=11), "en", {})


def test_danger_is_counted() -> None:
    page = card.page(report(10), report(2, month=11), "en", {})
    assert "28 of 32 messages were recognised (87.5%). 24 were answered at once, and for 4" in page
    assert "Last time 100.0% were recognised: ↓ 12.5 points, worse." in page
    quiet = summary([record("igu", "igu")], {}, date(2026, 12, 1))
    page = card.page(quiet, None, "en", {})
    assert "There were no test messages about danger." in page
    assert "Only Danish was measured (100.0%)." in page
    assert "Kun dansk er målt (100,0\u00a0%)." in card.page(quiet, None, "da", {})


def test_the_ten_weakest_topics_come_worst_first() -> None:
    found = [record(f"topic-{n:02}", f"topic-{n:02}" if n > m else "igu")
             for n in range(12) for m in range(12)]  # fmt: skip
    page = card.page(summary(found, {}, date(2026, 12, 1)), None, "en", {"topic-03": "Third <3"})
    named = [name for name in rows(page) if name.startswith(("topic", "Third"))]
    assert named == ["topic-00", "topic-01", "topic-02", "Third <3"] + [
        f"topic-{n:02}" for n in range(4, 10)
    ]
    assert rows(page)["topic-01"] == ["1 of 12 (8.3%)"]


def test_curves_come_from_now_or_from_the_last_report() -> None:
    last = summary(records(4), NOISY, date(2026, 11, 1))
    without = card.page(report(4), last, "en", {})
    assert "Measured on 1 November 2026" in without
    assert rows(without)["Tigrinya: first guess right"] == [
        *("90.0%", "80.0%", "70.0%", "60.0%", "50.0%")
    ]
    now = summary(records(4), NOISY, date(2026, 12, 1))
    both = rows(card.page(now, last, "en", {}))["Tigrinya: first guess right"]
    assert both[-1].strip() == "→ unchanged"
    assert "This has not been measured yet." in card.page(report(4), None, "en", {})


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_stands_alone(language: str) -> None:
    now = summary(records(4), NOISY, date(2026, 12, 1))
    page = card.page(now, now, language, read_titles(ROOT / "content" / "topics", language))
    assert f'<html lang="{language}">' in page
    assert not re.search(r"<script|<link|<img|https?:|@import|\$", page)
    assert page.count('role="img"') == 3
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'aria-labelledby="([^"]+)"', page)) < set(ids)
    assert set(re.findall(r"url\(#([^)]+)\)", page)) < set(ids)


def test_both_languages_say_the_same_things() -> None:
    for words in (WORDS, GROUPS, TITLES):
        assert list(words["da"]) == list(words["en"])
    for name, sentence in WORDS["da"].items():
        values = re.findall(r"{\w+}", sentence)
        assert sorted(values) == sorted(re.findall(r"{\w+}", WORDS["en"][name])), name
    assert len(MONTHS["da"]) == len(MONTHS["en"]) == 12


def test_every_id_has_a_title() -> None:
    for language in ("da", "en"):
        titles = {*read_titles(ROOT / "content" / "topics", language), *TITLES[language]}
        ids = {path.stem for path in (ROOT / "nlu" / language).glob("*.yml")} - {"descriptions"}
        assert ids <= titles


def test_a_topic_whose_file_is_broken_has_no_title(tmp_path: Path) -> None:
    for name, text in {"a": b"---\ntitle: A\n---\n", "b": b"hej", "c": b"\xff"}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "da.md").write_bytes(text)
    assert read_titles(tmp_path, "da") == {"a": "A"}


def test_numbers_and_days_are_written_as_in_the_language() -> None:
    danish, english = Speaker("da"), Speaker("en")
    assert (danish.count(2490), english.count(2490)) == ("2.490", "2,490")
    assert (danish.percent(0.9149), english.percent(0.9149)) == ("91,5\u00a0%", "91.5%")
    assert danish.points(-0.021) == "2,1"
    assert (danish.day("2026-11-02"), english.day("2026-11-02")) == (
        "2. november 2026",
        "2 November 2026",
    )


def test_the_command_writes_the_card_and_tells_where(tmp_path: Path) -> None:
    last = tmp_path / "last.json"
    lines = "\n".join(map(json.dumps, noisy_records()))
    command = [sys.executable, "-m", "nlu.report", str(tmp_path), "--last", str(last)]
    for arguments in (["--card", "da", "--save"], ["--card", "en"]):
        done = subprocess.run(
            [*command, *arguments], input=lines, text=True, capture_output=True, check=True
        )
    assert f"The card is {tmp_path / 'report-card.html'}." in done.stdout
    page = (tmp_path / "report-card.html").read_text()
    assert "Compared with the report of" in page
    assert "opdigtet" not in page
