"""The append-only record of what happened with a contact, each row sealed to the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

#: the seal before a contact's first row
GENESIS = "0" * 64


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that happened. Never holds message text."""

    kind: str  #: past tense: `answer_given`
    about: str = ""  #: a topic, occurrence or ticket
    details: Mapping[str, str | int | bool | None] = field(default_factory=dict)
    at: datetime  #: UTC
    by: str  #: `bot`, `contact` or a caseworker


def seal(previous: str, contact_id: int, entry: Entry) -> str:
    """The hash (hex SHA-256) that chains an entry to the one before it."""
    facts = [
        previous,
        contact_id,
        entry.kind,
        entry.about,
        dict(entry.details),
        entry.at.isoformat(),
        entry.by,
    ]
    return hashlib.sha256(
        json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()
    ).hexdigest()
