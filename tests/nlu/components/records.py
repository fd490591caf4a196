"""Invented records of measured messages, for tests."""

from typing import Any

Record = dict[str, Any]

TEXTS = {
    "da": ["Er der en opdigtet besked {}?"],
    "ar": ["هل هذه رسالة مخترعة {}؟", "hal hadhihi risala {}?"],
    "ti": ["እዚ ምህዞ መልእኽቲ {} ድዩ?", "ezi mhzo melekti {}?"],
    "en": ["Is there an invented message {}?"],
}
INTENTS = ("igu", "violence", "out-of-scope", "my-data", "school")


def record(expected: str, taken: str, decision: str = "answer", **more: Any) -> Record:
    """A Danish message about one id that was taken for one."""
    return {
        "text": "En opdigtet besked",
        "expected_intent": expected,
        "expected_language": "da",
        "language": "da",
        "intent": taken,
        "confidence": 0.9,
        "decision": decision,
        "alternatives": [{"intent": taken, "confidence": 0.9}],
        **more,
    }


def records(wrong: int, count: int = 40, noise: int = 0, **more: Any) -> list[Record]:
    """As many messages in each language, half of them in each of its scripts.

    The first `wrong` ones of each language are taken for another id: every other one is answered
    wrongly, the rest get a choice with the right one in it.
    """
    made = []
    for language, texts in TEXTS.items():
        for place in range(count):
            meant = INTENTS[place % len(INTENTS)]
            taken = "doctor" if place < wrong else meant
            is_asked = place < wrong and place % 2
            is_lost = taken == "out-of-scope"
            decision = "choose" if is_asked else "lost" if is_lost else "answer"
            shown = [taken, meant] if is_asked else [taken]
            made.append(
                record(
                    meant,
                    taken,
                    decision,
                    text=texts[place % len(texts)].format(place),
                    expected_language=language,
                    language=language,
                    alternatives=[{"intent": one, "confidence": 0.5} for one in shown],
                    **({"noise": noise} if noise else {}),
                    **more,
                )
            )
    return made


def noisy_records() -> list[Record]:
    """Messages without noise and at every level of it, each worse than the one before."""
    return [one for level in range(5) for one in records(4 + 4 * level, noise=level)]
