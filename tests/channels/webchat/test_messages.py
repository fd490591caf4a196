"""What people send, from everyday questions to what nobody should send."""

from __future__ import annotations

import sqlite3
import threading

import httpx
import pytest

from bot.domain.cpr import MASK
from tests.channels.webchat.looking import bubbles, read
from tests.channels.webchat.serving import Options, Running, say, serving

pytestmark = pytest.mark.slow


def test_answers_only_the_new_messages_to_the_script(visitor: httpx.Client) -> None:
    visitor.post("/messages", data={"text": "Kan jeg klage?"})
    headers = {"Accept": "text/html; fragment"}
    last = read(visitor.get("/").text).all("li", class_="line")[-1].attributes["data-id"]
    data = {"text": "Hvordan klager jeg?", "after": last}
    fragment = read(visitor.post("/messages", data=data, headers=headers).text)
    assert fragment.one("ol").attributes == {"data-language": "da"}
    assert [tag.attributes["class"] for tag in fragment.all("li", dir="ltr")] == [
        "line theirs",
        "line ours",
    ]


def test_goes_to_the_newest_message_without_script(server: Running) -> None:
    response = httpx.post(f"{server.url}/messages", data={"text": "klage"})
    assert (response.status_code, response.headers["location"]) == (303, "/#newest")


def test_text_is_shown_as_it_was_written(visitor: httpx.Client) -> None:
    text = "<script>alert(1)</script> & **klage**\nlinje 2 🙂"
    page = visitor.post("/messages", data={"text": text}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    mine = read(page).one("p", class_="typed")
    assert mine.text == "<script>alert(1)</script> & **klage** linje 2 🙂"
    assert mine.attributes["dir"] == "auto"


def test_cpr_number_is_covered(visitor: httpx.Client, server: Running) -> None:
    page = visitor.post("/messages", data={"text": "klage, mit nummer er 010190-1234"}).text
    assert "1234" not in page
    assert server.reader.texts == [f"klage, mit nummer er {MASK}"]


def test_only_the_hash_of_the_token_is_kept(visitor: httpx.Client, options: Options) -> None:
    visitor.post("/messages", data={"text": "klage"})
    token = visitor.cookies["vejviser"].encode()
    with sqlite3.connect(options.database) as database:
        (address,) = database.execute("SELECT external_id FROM addresses").fetchone()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert len(address) == 64
    assert token not in options.database.read_bytes()


def test_token_cannot_be_chosen(visitor: httpx.Client) -> None:
    chosen = "A" * 43
    visitor.cookies.set("vejviser", chosen, domain="127.0.0.1")
    response = visitor.post("/messages", data={"text": "klage"}, follow_redirects=False)
    assert response.cookies["vejviser"] != chosen


def test_two_visitors_see_only_their_own(server: Running) -> None:
    first, second = (httpx.Client(base_url=server.url, follow_redirects=True) for _ in range(2))
    first.post("/messages", data={"text": "klage, første"})
    shown = bubbles(second.post("/messages", data={"text": "klage, anden"}).text)
    assert "klage, anden" in shown
    assert "klage, første" not in shown


def test_messages_at_once_are_answered_in_turn(visitor: httpx.Client, server: Running) -> None:
    visitor.post("/messages", data={"text": "klage"})
    server.reader.pause = 0.3
    threads = [
        threading.Thread(target=visitor.post, args=("/messages",), kwargs={"data": {"text": text}})
        for text in ("klage en", "klage to", "klage tre")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = read(visitor.get("/").text).all("li", class_="line")
    sides = [tag.attributes["class"].split()[-1] for tag in lines]
    assert sides[-6:] == ["theirs", "ours"] * 3


def test_new_conversation_forgets_the_phone(visitor: httpx.Client) -> None:
    visitor.post("/messages", data={"text": "Kan jeg klage?"})
    response = visitor.post("/forget")
    page = read(response.text)
    assert "klage" not in response.text
    assert page.one("html").attributes["lang"] == "da"
    told = say("da", "This phone no longer shows the earlier conversation.")
    assert page.one("p", role="status").text == told
    assert "vejviser" not in visitor.cookies


def test_https_cookies_are_locked_to_the_host(options: Options) -> None:
    options.https = True
    with serving(options) as server:
        response = httpx.post(f"{server.url}/messages", data={"text": "klage"})
    cookie = next(c for c in response.headers.get_list("set-cookie") if "-language" not in c)
    assert cookie.startswith("__Host-vejviser=")
    for word in ("HttpOnly", "Secure", "SameSite=lax", "Path=/", "Max-Age=7776000"):
        assert word in cookie


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n", "\x00"])
def test_nothing_written_is_nothing_kept(
    visitor: httpx.Client, options: Options, text: str
) -> None:
    visitor.get("/?lang=da")
    response = visitor.post("/messages", data={"text": text})
    alert = read(response.text).one("p", role="alert")
    assert (response.status_code, alert.text) == (
        400,
        say("da", "Write your question first, then send it."),
    )
    with sqlite3.connect(options.database) as database:
        assert database.execute("SELECT count(*) FROM contacts").fetchone() == (0,)


def test_long_message_is_taken(visitor: httpx.Client) -> None:
    text = "klage " + "ኣ" * 9_990
    response = visitor.post("/messages", files={"text": (None, text)})
    assert response.status_code == 200
    assert read(response.text).one("p", class_="typed").text == text


def test_longer_message_is_given_back(visitor: httpx.Client) -> None:
    visitor.get("/?lang=da")
    text = "x" * 10_001
    response = visitor.post("/messages", data={"text": text})
    page = read(response.text)
    assert response.status_code == 413
    assert page.one("textarea").text == text
    assert page.one("p", role="alert").text == say(
        "da", "That is too much at once. Please write a shorter message."
    )


@pytest.mark.parametrize("body", [b"text=klage%FF%C3", b"text=klage\xff\xc3"])
def test_broken_letters_are_survived(visitor: httpx.Client, body: bytes) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    response = visitor.post("/messages", content=body, headers=headers)
    assert response.status_code == 200
    assert "klage" in read(response.text).one("p", class_="typed").text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"text=klage", "multipart/form-data"),
        (b'{"text": "klage"}', "application/json"),
        (b"button=%C3%A6%C3%B8", "application/x-www-form-urlencoded"),
        (b"button=" + b"x" * 65, "application/x-www-form-urlencoded"),
        (b"&".join(b"a%d=1" % n for n in range(50)), "application/x-www-form-urlencoded"),
    ],
)
def test_what_is_no_form_is_refused(visitor: httpx.Client, body: bytes, kind: str) -> None:
    response = visitor.post("/messages", content=body, headers={"Content-Type": kind})
    assert response.status_code == 400
    assert read(response.text).one("p", role="alert").text
    assert "vejviser" not in visitor.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "same-site", "Origin": "https://other.example"},
        {"Origin": "https://evil.example"},
    ],
)
@pytest.mark.parametrize("path", ["/messages", "/forget"])
def test_posts_from_other_sites_are_refused(
    visitor: httpx.Client, path: str, headers: dict[str, str]
) -> None:
    response = visitor.post(path, data={"text": "klage"}, headers=headers)
    assert response.status_code == 403
    assert "vejviser" not in visitor.cookies


def test_posts_from_our_own_page_are_taken(visitor: httpx.Client, server: Running) -> None:
    own = [
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": server.url},
        {"Origin": "null"},
    ]
    for headers in own:
        response = visitor.post("/messages", data={"text": "klage"}, headers=headers)
        assert response.status_code == 200
