"""Control from outside: the /sim addresses, the page, threads and the command line."""

from __future__ import annotations

import socket
import subprocess
import sys
from typing import Any

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from tests.fakegram import Fakegram, Person

YES = InlineKeyboardMarkup([[InlineKeyboardButton("نعم", callback_data="yes")]])


async def test_person_is_led_over_http(http: httpx.AsyncClient, bot: Bot) -> None:
    person = (await post(http, "people", name="Omar Eksempel", language_code="ar"))["id"]
    said = await post(http, f"people/{person}/says", text="مرحبا")
    await bot.send_message(person, "هل تأتي؟", reply_markup=YES)
    heard = await post(http, f"chats/{person}/hears", timeout=1)
    assert heard["text"] == "هل تأتي؟"
    pressed = await post(http, f"people/{person}/presses", label="نعم")
    message, query = await bot.get_updates()
    assert message.message.message_id == said["message_id"]
    assert query.callback_query.id == pressed["callback_query_id"]
    seen = (await http.get(f"/sim/chats/{person}/messages")).json()
    assert [m["from"]["is_bot"] for m in seen] == [False, True]


async def test_group_is_led_over_http(http: httpx.AsyncClient, amina: Person, bot: Bot) -> None:
    group = (await post(http, "groups", title="Danskklasse 3", members=[amina.id]))["id"]
    await post(http, f"people/{amina.id}/says", text="Hej alle", group_id=group)
    new = (await post(http, f"groups/{group}/upgrades"))["id"]
    await post(http, f"people/{amina.id}/says", text="Hej igen", group_id=new)
    chats = [update.effective_chat.id for update in await bot.get_updates()]
    assert chats == [group, group, group, new, new]


async def test_counters_and_calls(http: httpx.AsyncClient, amina: Person, bot: Bot) -> None:
    for _ in range(2):
        await bot.send_message(amina.id, "hej")
    counters = (await http.get("/sim/counters")).json()
    assert counters["calls"] == {"getMe": 1, "sendMessage": 2}
    assert counters["deliveries"] == [{"chat_id": amina.id, "text": "hej", "times": 2}]
    calls = (await http.get("/sim/calls?method=sendMessage")).json()
    assert [call["status"] for call in calls] == [200, 200]
    assert calls[0]["at"] <= calls[1]["at"]
    assert calls[0]["params"]["text"] == "hej"


async def test_trouble_is_made_over_http(http: httpx.AsyncClient, amina: Person) -> None:
    send = {"chat_id": amina.id, "text": "hej"}
    await post(http, "faults", kind="retry_after", method="sendMessage", seconds=3, times=2)
    assert (await http.get("/sim/faults")).json()[0]["times"] == 2
    refused = (await http.post("/bot1:TEST/sendMessage", json=send)).json()
    assert refused["parameters"] == {"retry_after": 3}
    await http.delete("/sim/faults")
    await http.put("/sim/flood", json={"burst": 1})
    statuses = [(await http.post("/bot1:TEST/sendMessage", json=send)).status_code for _ in "ab"]
    assert statuses == [200, 429]
    await http.delete("/sim/flood")
    assert (await http.post("/bot1:TEST/sendMessage", json=send)).status_code == 200


async def test_updates_are_repeated_over_http(
    http: httpx.AsyncClient, amina: Person, bot: Bot
) -> None:
    amina.says("hej")
    (update,) = await bot.get_updates()
    await bot.get_updates(offset=update.update_id + 1)
    assert (await http.get("/sim/updates")).json() == []
    await post(http, f"updates/{update.update_id}/repeat")
    assert len(await bot.get_updates()) == 1


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("people/1/says", {"text": "hej"}, 404),
        ("people/{id}/dances", {}, 404),
        ("people/{id}/says", {"words": "hej"}, 400),
        ("people/{id}/presses", {"label": "Ja"}, 400),
        ("faults", {"kind": "earthquake"}, 400),
        ("chats/{id}/hears", {"timeout": 0.01}, 408),
    ],
)
async def test_wrong_orders_are_explained(
    path: str, body: dict[str, Any], status: int, http: httpx.AsyncClient, amina: Person
) -> None:
    answer = await http.post("/sim/" + path.format(id=amina.id), json=body)
    assert answer.status_code == status
    assert answer.json()["error"]


async def test_page_works_with_forms(http: httpx.AsyncClient, bot: Bot) -> None:
    http.follow_redirects = True
    page = await http.post("/people", data={"name": "Omar <Eksempel>", "language_code": "ar"})
    assert "Omar &lt;Eksempel&gt;" in page.text
    person = int(page.url.params["person"])
    await http.post(f"/chats/{person}/starts")
    await http.post(f"/chats/{person}/says", data={"text": "مرحبا"})
    await bot.send_message(person, "هل <b>تأتي</b>؟", parse_mode="HTML", reply_markup=YES)
    chat = (await http.get(f"/chats/{person}")).text
    assert "هل <strong>تأتي</strong>؟" in chat
    assert '<button name="button" value="yes" dir="auto">نعم</button>' in chat
    pressed = await http.post(f"/chats/{person}/presses", data={"button": "yes"})
    assert pressed.url.path == f"/chats/{person}"
    kinds = [
        update.message.text if update.message else "press" for update in await bot.get_updates()
    ]
    assert kinds == ["/start", "مرحبا", "press"]


async def test_page_explains_what_is_not_possible(http: httpx.AsyncClient, amina: Person) -> None:
    http.follow_redirects = True
    await http.post(f"/chats/{amina.id}/blocks")
    page = await http.post(f"/chats/{amina.id}/says", data={"text": "hej"})
    assert "must unblock it first" in page.text
    assert (await http.post(f"/chats/{amina.id}/presses", data={"button": "?"})).status_code == 400
    assert "A person needs a name." in (await http.post("/people", data={"name": " "})).text
    assert (await http.post(f"/chats/{amina.id}/dances")).status_code == 404


async def test_page_asks_no_one_else(http: httpx.AsyncClient, amina: Person) -> None:
    for page in ("/", f"/chats/{amina.id}"):
        html = (await http.get(page)).text
        assert "<script" not in html
        assert 'src="http' not in html
        assert 'dir="auto"' in html or page != "/"


def test_thread_serves_synchronous_tests() -> None:
    with Fakegram.run_in_thread() as telegram:
        amina = telegram.person("Amina Eksempel", language_code="ar")
        amina.says("مرحبا")
        answer = httpx.get(f"{telegram.base_url}1:TEST/getUpdates", trust_env=False).json()
        assert answer["result"][0]["message"]["text"] == "مرحبا"
        send = {"chat_id": amina.id, "text": "أهلاً"}
        httpx.post(f"{telegram.base_url}1:TEST/sendMessage", json=send, trust_env=False)
        assert amina.hears_in_thread(timeout=1).text == "أهلاً"


def test_taken_port_is_told() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(OSError, match="in use"),
        Fakegram.run_in_thread(port=taken.getsockname()[1]),
    ):
        pass


def test_command_line_serves_until_told() -> None:
    command = [sys.executable, "-m", "tests.fakegram", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        people = httpx.get(f"{url}sim/people", trust_env=False).json()
        process.terminate()
        told = process.stdout.read()
    assert process.returncode == 0
    assert f"VEJVISER_TELEGRAM_API_URL={url.rstrip('/')}" in told
    assert {person["language_code"] for person in people} == {"ar", "ti", "da", "en"}


async def post(http: httpx.AsyncClient, path: str, **body: Any) -> dict[str, Any]:
    answer = await http.post(f"/sim/{path}", json=body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
