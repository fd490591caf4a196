"""What a dialogue remembers stays small."""

from __future__ import annotations

from bot.domain.contact import MOST_REMEMBERED, Dialogue


def test_only_the_newest_alternatives_are_remembered() -> None:
    dialogue = Dialogue()
    for number in range(MOST_REMEMBERED + 2):
        dialogue.remember_alternatives(f"topic-{number}", ["complaint"])
    dialogue.remember_alternatives("topic-3", ["contract"])
    assert len(dialogue.meant) == MOST_REMEMBERED
    assert list(dialogue.meant)[-1] == "topic-3"
    assert dialogue.meant["topic-3"] == ["contract"]
    assert "topic-0" not in dialogue.meant
