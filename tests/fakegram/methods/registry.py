"""The table of methods this Telegram knows; Telegram ignores the case of their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..params import Params
from ..world import World

Method = Callable[[World, Params], Any]
METHODS: dict[str, Method] = {}


def method(name: str) -> Callable[[Method], Method]:
    def register(function: Method) -> Method:
        METHODS[name.lower()] = function
        return function

    return register
