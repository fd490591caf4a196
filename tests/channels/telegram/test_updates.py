"""What is understood of Telegram's updates."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.channels.telegram.envelope import envelope
from bot.channels.telegram.errors import UnreadableUpdate
from bot.channels.telegram.groups import Identity
from bot.channels.telegram.updates import Read, read
from bot.domain.message import Message, MessageKind
from tests.fakegram import Fakegram, Person

US = Identity(1, "example_bot")


@pytest.fixture
def telegram() -> Fakegram:
    return Fakegram()


@pytest.fixture
def amina(telegram: Fakegram) -> Person:
    return telegram.person("Amina Eksempel", language_code="ar", has_started=True)


def newest(telegram: Fakegram) -> Read:
    """The newest update as it is read, after a trip through JSON."""
    return read(json.dumps(telegram.world.updates.pending[-1].json()), US)


def said(telegram: Fakegram) -> Message:
    message = newest(telegram).message
    assert message
    return message


def test_text_with_its_sender(telegram: Fakegram, amina: Person) -> None:
    amina.says("مرحبا")
    message = said(telegram)
    assert (message.kind, message.text) == (MessageKind.TEXT, "مرحبا")
    assert (message.address.channel, message.address.id) == ("telegram", str(amina.id))
    assert message.client_language == "ar"


def test_cpr_numbers_are_masked(telegram: Fakegram, amina: Person) -> None:
    amina.says("mit cpr er 311299-0000")
    assert said(telegram).text == "mit cpr er [CPR]"
    assert said(telegram).had_cpr


def test_start_ignores_its_payload(telegram: Fakegram, amina: Person) -> None:
    amina.starts("abc")
    assert said(telegram).kind is MessageKind.START
    assert said(telegram).text == ""


@pytest.mark.parametrize(
    ("command", "button"),
    [
        ("/menu", "menu"),
        ("/menu@example_bot", "menu"),
        ("/language", "languages"),
        ("/human", "about:talk-to-human"),
        ("/help", "about:what-can-you-do"),
        ("/stop", "about:my-reminders"),
        ("/unknown word", "menu"),
    ],
)
def test_commands_press(telegram: Fakegram, amina: Person, command: str, button: str) -> None:
    amina.says(command)
    assert (said(telegram).kind, said(telegram).button) == (MessageKind.PRESS, button)


def test_edits_carry_the_new_text(telegram: Fakegram, amina: Person) -> None:
    amina.says("a")
    amina.edits("b 311299 0000")
    message = said(telegram)
    assert (message.kind, message.text, message.had_cpr) == (MessageKind.EDIT, "b [CPR]", True)


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        ("sends_photo", MessageKind.PHOTO),
        ("sends_voice", MessageKind.VOICE),
        ("sends_sticker", MessageKind.STICKER),
        ("sends_document", MessageKind.DOCUMENT),
        ("sends_location", MessageKind.OTHER),
        ("shares_contact", MessageKind.OTHER),
        ("blocks", MessageKind.BLOCKED),
    ],
)
def test_other_things_people_do(
    telegram: Fakegram, amina: Person, action: str, kind: MessageKind
) -> None:
    getattr(amina, action)()
    assert (said(telegram).kind, said(telegram).text) == (kind, "")


def test_captions_are_not_read(telegram: Fakegram, amina: Person) -> None:
    amina.sends_photo(caption="311299-0000")
    assert said(telegram).text == ""


def test_unblocking_is_noticed(telegram: Fakegram, amina: Person) -> None:
    amina.blocks()
    amina.unblocks()
    assert said(telegram).kind is MessageKind.UNBLOCKED


def test_group_talk_is_none_of_our_business(telegram: Fakegram, amina: Person) -> None:
    group = telegram.group("Klassen", [amina])
    amina.says("hvad siger du @example_botanik", group)
    assert newest(telegram) == Read(None)


@pytest.mark.parametrize("text", ["/menu", "/menu@Example_Bot"])
def test_group_may_speak_to_us(telegram: Fakegram, amina: Person, text: str) -> None:
    group = telegram.group("Klassen", [amina])
    amina.says(text, group)
    message = said(telegram)
    assert (message.kind, message.text) == (MessageKind.GROUP, "")
    assert message.address.id == str(group.id)


def group_update(**message: Any) -> str:
    group = {"id": -5, "type": "supergroup", "title": "Klassen"}
    return json.dumps(text_update(chat=group, **message))


@pytest.mark.parametrize(
    ("entity", "name"),
    [
        ({"type": "mention"}, "@Example_Bot"),
        (
            {"type": "text_mention", "user": {"id": 1, "is_bot": True, "first_name": "V"}},
            "Vejviser",
        ),
    ],
)
def test_mentions_in_groups_are_for_us(entity: dict[str, Any], name: str) -> None:
    placed = {**entity, "offset": 4, "length": len(name)}
    message = read(group_update(text=f"hej {name} hvad nu", entities=[placed]), US).message
    assert message
    assert message.kind is MessageKind.GROUP


def test_replies_to_us_in_groups_are_for_us() -> None:
    ours = text_update(**{"from": {"id": 1, "is_bot": True, "first_name": "V"}})["message"]
    message = read(group_update(text="og nu?", reply_to_message=ours), US).message
    assert message
    assert message.kind is MessageKind.GROUP


def test_command_for_another_bot_is_not_ours(telegram: Fakegram, amina: Person) -> None:
    amina.says("/menu@other_bot", telegram.group("Klassen", [amina]))
    assert newest(telegram).message is None


def test_being_added_to_a_group_is_noticed(telegram: Fakegram, amina: Person) -> None:
    group = telegram.group("Klassen", [amina])
    assert said(telegram).kind is MessageKind.GROUP
    group.removes_bot()
    assert newest(telegram).message is None


def text_update(**message: Any) -> dict[str, Any]:
    chat = {"id": 7, "type": "private", "first_name": "Amina"}
    return {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": chat, **message}}


def test_long_and_broken_text_is_tamed() -> None:
    update = text_update(text="\ud83d" + "a" * 5000 + "\0")
    message = read(json.dumps(update), US).message
    assert message
    assert len(message.text) == 4096
    assert message.text.encode()


def test_service_messages_are_not_answered() -> None:
    assert (
        read(json.dumps(text_update(pinned_message=text_update()["message"])), US).message is None
    )


def test_albums_are_recognised() -> None:
    photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
    seen = read(json.dumps(text_update(photo=photo, media_group_id="9")), US)
    assert seen.album == "9"


def test_press_on_a_vanished_message_has_a_chat() -> None:
    person = {"id": 7, "is_bot": False, "first_name": "Amina"}
    press = {"id": "5", "from": person, "chat_instance": "1", "data": "menu"}
    update = {"update_id": 1, "callback_query": press}
    seen = read(json.dumps(update), US)
    assert seen.press_id == "5"
    assert seen.message
    assert (seen.message.button, seen.message.address.id) == ("menu", "7")
    stored = envelope(update)
    assert stored
    assert stored.chat == "7"


@pytest.mark.parametrize("kind", ["channel_post", "message_reaction", "poll_answer", "unheard_of"])
def test_other_updates_are_not_answered(kind: str) -> None:
    message = text_update(text="a")["message"]
    body = {**message, "poll_id": "1", "option_ids": [], "option_persistent_ids": []}
    reaction = {"old_reaction": [], "new_reaction": []}
    update = {"update_id": 1, kind: {**body, **reaction}}
    assert read(json.dumps(update), US) == Read(None)


@pytest.mark.parametrize("raw", ["{", "[]", "{}", '{"update_id":1,"message":{"text":3}}', "null"])
def test_unreadable_updates_say_so(raw: str) -> None:
    with pytest.raises(UnreadableUpdate):
        read(raw, US)


def test_poison_is_unreadable(telegram: Fakegram, amina: Person) -> None:
    amina.sends_poison()
    with pytest.raises(UnreadableUpdate):
        newest(telegram)


@pytest.mark.parametrize(
    "update", [None, [], "x", {}, {"update_id": "1"}, {"update_id": True}, {"update_id": 2**63}]
)
def test_what_is_no_update_is_not_stored(update: object) -> None:
    assert envelope(update) is None


@pytest.mark.parametrize(
    "body", [{}, None, 3, {"chat": {"id": "x"}}, {"chat": 5}, {"chat": {"id": 10**30}}]
)
def test_update_without_a_chat_is_stored(body: object) -> None:
    stored = envelope({"update_id": 1, "message": body})
    assert stored
    assert stored.chat == "?"
