"""`vejviser content check`, `status`, `preview` and `stamp`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.terminal import vejviser

pytestmark = pytest.mark.slow


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_good_content_passes_the_check(home: Path) -> None:
    done = vejviser(home, "content", "check")
    assert (done.returncode, done.stdout) == (0, "")


def test_each_problem_of_the_content_is_a_line(home: Path) -> None:
    (home / "content/topics/contract/ti.md").unlink()
    (home / "content/topics/internship/en.md").write_text("no front matter")
    done = vejviser(home, "content", "check")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    assert all(": " in line and line.endswith(".") for line in lines)


def test_warnings_alone_are_no_failure(home: Path) -> None:
    change(home / "content/topics/contract/da.md", "en plan", "din plan")
    done = vejviser(home, "content", "check")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
    assert all(": warning: " in line for line in done.stdout.splitlines())


def test_the_check_speaks_json(home: Path) -> None:
    change(home / "content/topics/complaint/ar.md", "4 ", "5 ")
    done = vejviser(home, "content", "check", "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert {one["severity"] for one in found["problems"]} == {"error"}
    assert all(one["path"].endswith("complaint/ar.md") for one in found["problems"])
    assert found["readability"]["complaint"] <= 40


def test_a_preview_shows_both_channels(home: Path) -> None:
    done = vejviser(home, "content", "preview", "sanction-hearing", "da")
    assert done.returncode == 0
    telegram, web = done.stdout.split("Web chat")
    for shown in (telegram, web):
        assert "01 23 45 10" in shown
        assert "Kilde: " in shown


def test_a_preview_page_is_written(home: Path) -> None:
    out = home / "deep" / "page.html"
    done = vejviser(home, "content", "preview", "contract", "ar", "--html", "--out", str(out))
    assert done.returncode == 0
    assert 'dir="rtl"' in out.read_text()


def test_a_preview_of_nothing_says_so(home: Path) -> None:
    done = vejviser(home, "content", "preview", "football", "da")
    assert done.returncode == 1
    assert "football: is not a topic" in done.stderr


def test_a_stamp_follows_a_changed_source(home: Path) -> None:
    change(home / "content/topics/contract/da.md", "en plan", "din plan")
    assert vejviser(home, "content", "stamp", "contract").stdout.count("stamped") == 3
    assert vejviser(home, "content", "check").stdout == ""
    again = vejviser(home, "content", "stamp", "contract")
    assert (again.returncode, again.stdout) == (0, "")


def test_a_minor_stamp_names_who_and_when(home: Path) -> None:
    danish = home / "content/topics/contract/da.md"
    change(danish, "en plan", "din plan")
    done = vejviser(home, "content", "stamp", "--minor", "contract", "--by", "Mette Prøve")
    assert (done.returncode, done.stdout.count("stamped")) == (0, 1)
    assert 'by: "Mette Prøve", on: 20' in danish.read_text()
    assert vejviser(home, "content", "check").stdout == ""


def test_stamping_nothing_is_told(home: Path) -> None:
    done = vejviser(home, "content", "stamp", "football")
    assert done.returncode == 1
    assert "football/da.md: is missing" in done.stderr
    assert vejviser(home, "content", "stamp", "contract", "--minor").returncode == 1
    both = vejviser(home, "content", "stamp", "contract", "--minor", "--audio")
    assert both.returncode == 2


def test_the_status_lists_every_topic(home: Path) -> None:
    (home / "content/topics/igu/ti.md").unlink()
    done = vejviser(home, "content", "status")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert len(lines) == 1 + 56 + 1
    assert lines[1].split()[:5] == ["igu", "current", "draft", "missing", "draft"]
    assert lines[-1].startswith("56 topics x 4 languages: 56 current, ")
    page = (home / "var/content-status.html").read_text()
    assert page.count("<tr>") == 57
    assert 'lang="da"' in page


def test_the_status_counts_questions(home: Path) -> None:
    lines = '{"press": "lang:da"}\n{"press": "about:complaint"}\n{"press": "about:travel-home"}\n'
    vejviser(home, "chat", "--jsonl", stdin=lines)
    done = vejviser(home, "content", "status", "--lang", "en")
    rows = {line.split()[0]: line.split() for line in done.stdout.splitlines()}
    assert rows["complaint"][8:10] == ["1", "0"]
    assert rows["travel-home"][8:10] == ["-", "-"]
    assert "How the answers stand" in (home / "var/content-status.html").read_text()


def test_a_page_that_cannot_be_written_is_told(home: Path) -> None:
    done = vejviser(home, "content", "status", "--out", "/proc/no/page.html")
    assert done.returncode == 1
    assert "/proc/no/page.html: cannot be written" in done.stderr


def test_the_status_names_refused_texts(home: Path) -> None:
    path = home / "content/topics/igu/en.md"
    path.write_text(path.read_text() + "\n\nIt takes 77 weeks.\n")
    lines = vejviser(home, "content", "status").stdout.splitlines()
    (row,) = [line.split() for line in lines if line.startswith("igu ")]
    assert row[4] == "refused"
    assert "refused" in lines[-1]
    assert "afvist" in (home / "var/content-status.html").read_text()
