"""getMe and what the bot says about itself: commands, name and descriptions."""

from __future__ import annotations

import json
import re
from typing import Any

from ..errors import bad_request
from ..limits import commands
from ..params import Params
from ..text import units
from ..world import World
from .registry import METHODS, Method, method

#: Method suffix, the key in its answer, the longest text.
TEXTS = (
    ("Name", "name", 64),
    ("Description", "description", 512),
    ("ShortDescription", "short_description", 120),
)


@method("getMe")
def get_me(world: World, params: Params) -> Any:
    powers = ("can_connect_to_business", "has_main_web_app", "supports_inline_queries")
    return {
        **world.bot.json(),
        **dict.fromkeys(powers, False),
        "can_join_groups": True,
        "can_read_all_group_messages": True,
    }


def _language(params: Params) -> str:
    code = params.text("language_code")
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad_request("invalid language code specified")
    return code


def _commands_key(params: Params) -> tuple[str, str]:
    scope = params.parsed("scope") or {"type": "default"}
    return _language(params), json.dumps(scope, sort_keys=True)


@method("setMyCommands")
def set_my_commands(world: World, params: Params) -> Any:
    world.profile.commands[_commands_key(params)] = commands(params)
    return True


@method("getMyCommands")
def get_my_commands(world: World, params: Params) -> Any:
    return world.profile.commands.get(_commands_key(params), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, params: Params) -> Any:
    world.profile.commands.pop(_commands_key(params), None)
    return True


def _setter(key: str, limit: int) -> Method:
    def set_text(world: World, params: Params) -> Any:
        text = params.text(key)
        if units(text) > limit:
            raise bad_request(f"{key} is too long")
        world.profile.texts[key, _language(params)] = text
        return True

    return set_text


def _getter(key: str) -> Method:
    def get_text(world: World, params: Params) -> Any:
        texts = world.profile.texts
        # A language without its own text shows the text for all languages.
        return {key: texts.get((key, _language(params))) or texts.get((key, ""), "")}

    return get_text


for suffix, key, limit in TEXTS:
    METHODS[f"setMy{suffix}".lower()] = _setter(key, limit)
    METHODS[f"getMy{suffix}".lower()] = _getter(key)
