"""Every kind of update, read with python-telegram-bot's own types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from telegram import Bot, Update

from tests.fakegram import Fakegram, Group, NotPossible, Person

KINDS: dict[str, Callable[[Person], object]] = {
    "text": lambda person: person.says("ሰላም 👋 https://example.org"),
    "photo": lambda person: person.sends_photo("et brev"),
    "voice": lambda person: person.sends_voice(4),
    "sticker": lambda person: person.sends_sticker(),
    "document": lambda person: person.sends_document("brev.pdf"),
    "location": lambda person: person.sends_location(),
    "contact": lambda person: person.shares_contact(),
}


@pytest.mark.parametrize("kind", KINDS)
async def test_message_kinds_are_parsed(kind: str, bot: Bot, amina: Person) -> None:
    KINDS[kind](amina)
    (update,) = await bot.get_updates()
    assert getattr(update.message, kind)
    assert update.effective_user.language_code == "ar"
    assert update.effective_chat.id == amina.id
    assert not update.message.api_kwargs


async def test_start_carries_its_payload(bot: Bot, telegram: Fakegram) -> None:
    telegram.person("Ny Eksempel").starts("abc_DEF-123")
    (update,) = await bot.get_updates()
    assert update.message.text == "/start abc_DEF-123"
    (command,) = update.message.entities
    assert (command.type, command.offset, command.length) == ("bot_command", 0, 6)


async def test_edited_message_is_parsed(bot: Bot, amina: Person) -> None:
    message = amina.says("I morgen")
    amina.edits("I overmorgen")
    update = (await bot.get_updates())[1]
    assert update.edited_message.text == "I overmorgen"
    assert update.edited_message.message_id == message.id
    assert message.edits == ["I morgen"]


async def test_blocking_and_unblocking_are_told(bot: Bot, amina: Person) -> None:
    amina.blocks()
    with pytest.raises(NotPossible, match="unblock"):
        amina.says("hej")
    amina.starts()
    blocked, unblocked, start = await bot.get_updates()
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert unblocked.my_chat_member.new_chat_member.status == "member"
    assert start.message.text == "/start"


async def test_group_messages_and_upgrade(bot: Bot, telegram: Fakegram, amina: Person) -> None:
    group = telegram.group("Danskklasse 3", [amina])
    old_id = group.id
    amina.says("Hej alle", group=group)
    group.upgrades()
    amina.says("Hej igen", group=group)
    added, hello, moved, arrived, again = await bot.get_updates()
    assert added.my_chat_member.new_chat_member.status == "member"
    assert hello.message.chat.type == "group"
    assert (moved.message.chat.id, moved.message.migrate_to_chat_id) == (old_id, group.id)
    assert arrived.message.migrate_from_chat_id == old_id
    assert (again.message.chat.type, again.message.message_id) == ("supergroup", 2)


async def test_poison_update_cannot_be_parsed(bot: Bot, telegram: Fakegram, amina: Person) -> None:
    amina.sends_poison()
    (poison,) = [u.json() for u in telegram.world.updates.pending if u.kind == "callback_query"]
    with pytest.raises(TypeError, match="chat_instance"):
        Update.de_json(poison, bot)


async def test_strangers_cannot_write_in_groups(
    telegram: Fakegram, amina: Person, selam: Person
) -> None:
    group: Group = telegram.group("Danskklasse 3", [amina])
    with pytest.raises(NotPossible, match="not a member"):
        selam.says("hej", group=group)
    amina.deactivates()
    with pytest.raises(NotPossible, match="deleted"):
        amina.says("hej")
