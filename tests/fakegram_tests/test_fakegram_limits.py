"""Telegram's limits: what is refused, and what just passes."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.fakegram import Person

SEND = "/bot1:TEST/sendMessage"


def button(**fields: Any) -> dict[str, Any]:
    return {"text": "hej", "reply_markup": {"inline_keyboard": [[{"text": "Ja", **fields}]]}}


def entity(offset: int, length: int, text: str = "hej", **fields: Any) -> dict[str, Any]:
    entities = [{"type": "bold", "offset": offset, "length": length, **fields}]
    return {"text": text, "entities": entities}


def html(text: str) -> dict[str, Any]:
    return {"text": text, "parse_mode": "HTML"}


FINE: list[dict[str, Any]] = [
    {"text": "x" * 4096},
    {"text": "😀" * 2048},
    html("<b>" + "x" * 4096 + "</b>"),
    html('2 &lt; 3 &amp; <a href="https://example.org">her</a>'),
    html("<b>fed <i>og skrå</i></b>"),
    button(callback_data="x" * 64),
    button(callback_data="ሀ" * 21),
    button(url="https://example.org"),
    entity(0, 3),
    entity(0, 2, "😀"),
    {"text": "hej", "reply_markup": {"remove_keyboard": True}},
    {"text": "hej", "reply_markup": {"inline_keyboard": []}},
]

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "message text is empty"),
    ({"text": " \u200b\u2068\n"}, "message text is empty"),
    (html("<b></b>"), "message text is empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "😀" * 2049}, "message is too long"),
    (button(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
    (button(callback_data="ሀ" * 22), "BUTTON_DATA_INVALID"),
    (button(callback_data=""), "BUTTON_DATA_INVALID"),
    (button(), "Text buttons are unallowed in the inline keyboard"),
    (button(url="not a url"), "Wrong HTTP URL"),
    (button(url="https://example.org", callback_data="x"), "both url and callback_data"),
    (entity(0, 4), "ends after the end of the text at UTF-16 offset 3"),
    (entity(-1, 2), "offset or length is invalid"),
    (entity(0, 1, "😀"), "in a middle of a UTF-16 symbol"),
    (entity(0, 3, type="sparkle"), "Unsupported type specified"),
    (entity(0, 3, type="text_link"), 'Can\'t find field "url"'),
    ({"text": "x" * 101, "entities": [{"type": "bold", "offset": i, "length": 1}
      for i in range(101)]}, "ENTITIES_TOO_LONG"),
    (html("<b>hej"), 'Can\'t find end tag corresponding to start tag "b"'),
    (html("hej</b>"), "Unexpected end tag at byte offset 3"),
    (html("<b><i>hej</b></i>"), 'expected "</i>", found "</b>"'),
    (html("ሀ <font>hej</font>"), 'Unsupported start tag "font" at byte offset 4'),
    (html("2 < 3"), "Unclosed start tag at byte offset 2"),
    ({"text": "*hej*", "parse_mode": "Markdown"}, "unsupported parse_mode"),
    ({"text": "hej", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
    ({"text": "hej", "reply_markup": {"buttons": []}}, "can't parse reply keyboard"),
    ({"text": "hej", "chat_id": 17}, "chat not found"),
    ({"text": "hej", "chat_id": ""}, "chat not found"),
]  # fmt: skip


@pytest.mark.parametrize("params", FINE)
async def test_just_within_the_limits(
    params: dict[str, Any], http: httpx.AsyncClient, amina: Person
) -> None:
    answer = (await http.post(SEND, json={"chat_id": amina.id, **params})).json()
    assert answer["ok"], answer


@pytest.mark.parametrize(("params", "reason"), REFUSED)
async def test_beyond_the_limits(
    params: dict[str, Any], reason: str, http: httpx.AsyncClient, amina: Person
) -> None:
    response = await http.post(SEND, json={"chat_id": amina.id, **params})
    answer = response.json()
    assert (response.status_code, answer["ok"], answer["error_code"]) == (400, False, 400)
    assert answer["description"].startswith("Bad Request: ")
    assert reason in answer["description"]
    assert amina.sees == []


@pytest.mark.parametrize("way", ["json", "data", "params", "files"])
async def test_parameters_come_in_four_ways(
    way: str, http: httpx.AsyncClient, amina: Person
) -> None:
    values: dict[str, Any] = {"chat_id": str(amina.id), "text": "ሰላም"}
    values["entities"] = json.dumps([{"type": "bold", "offset": 0, "length": 3}])
    if way == "files":
        values = {name: (None, value) for name, value in values.items()}
    answer = (await http.post(SEND, **{way: values})).json()
    assert answer["result"]["text"] == "ሰላም"
    assert answer["result"]["entities"][0]["length"] == 3


async def test_text_is_trimmed_with_its_entities(http: httpx.AsyncClient, amina: Person) -> None:
    params = {"chat_id": amina.id, **html("\n <b>hej</b> \n")}
    message = (await http.post(SEND, json=params)).json()["result"]
    assert message["text"] == "hej"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 3}]


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("setMyCommands", {"commands": [{"command": "Help!", "description": "x"}]}, "BOT_COMMAND"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "DESCRIPTION"),
        ("setMyName", {"name": "x" * 65}, "name is too long"),
        ("setMyDescription", {"language_code": "dansk"}, "invalid language code"),
        ("setWebhook", {"url": "ftp://x"}, "bad webhook"),
        ("setWebhook", {"url": "http://x", "secret_token": "æ"}, "unallowed characters"),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action"),
        ("sendPhoto", {"caption": "x"}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "unknown"}, "wrong file identifier"),
        ("getUpdates", {"limit": "many"}, '"limit" must be an integer'),
    ],
)
async def test_other_methods_are_strict(
    method: str, params: dict[str, Any], reason: str, http: httpx.AsyncClient, amina: Person
) -> None:
    answer = await http.post(f"/bot1:TEST/{method}", json={"chat_id": amina.id, **params})
    assert answer.status_code == 400
    assert reason in answer.json()["description"]
