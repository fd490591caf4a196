"""What is read of an update before it is stored: its id and its chat, and nothing else."""

from __future__ import annotations

import json
from typing import Any

from bot.channels.telegram.updates import CHANNEL
from bot.domain.delivery import RawUpdate

_LARGEST = 2**63 - 1
_NOBODY = "?"  # one line for all updates that tell no chat


def envelope(update: object) -> RawUpdate | None:
    """The update ready to be stored; None when it is not an update at all."""
    if not isinstance(update, dict) or not _is_id(update.get("update_id")):
        return None
    return RawUpdate(
        channel=CHANNEL,
        update_id=update["update_id"],
        chat=_chat(update),
        raw=json.dumps(update, separators=(",", ":")),
    )


def _chat(update: dict[str, Any]) -> str:
    body = next((part for part in update.values() if isinstance(part, dict)), {})
    message = body.get("message")
    for place in (body, message):
        if found := _id_in(place, "chat"):
            return found
    # A pressed button whose message is gone: in a private chat its id is the person's own.
    return _id_in(body, "from") or _NOBODY


def _id_in(place: object, key: str) -> str | None:
    inner = place.get(key) if isinstance(place, dict) else None
    number = inner.get("id") if isinstance(inner, dict) else None
    return str(number) if _is_id(number) else None


def _is_id(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and abs(number) <= _LARGEST
