"""An answer with the Danish under each paragraph leaves nothing out and stays in step."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.library import FileLibrary
from bot.domain.language import Language
from bot.domain.understanding import Thresholds
from bot.i18n import Phrases
from bot.services.conversation import Conversation
from tests.content import copy_content

from .conftest import Visitor


@pytest.mark.parametrize("longer", ["ti", "da"])
async def test_each_paragraph_stands_over_its_danish(
    tmp_path: Path, phrases: Phrases, known: Visitor, longer: str
) -> None:
    folder = copy_content(tmp_path)
    path = folder / f"topics/complaint/{longer}.md"
    path.write_text(path.read_text().replace("\n\n", "\n\n\n\n"))
    known.library = FileLibrary(folder, phrases)
    known.conversation = Conversation(
        records=known.records,
        understander=known.prompter,
        library=known.library,
        phrases=phrases,
        thresholds=Thresholds(answer={}, choose={}),
    )
    (answer,) = await known.says("klage", "complaint", lang="ti")
    (both,) = await known.presses(answer, "sides:complaint")
    paragraphs = [
        [f"**{found.title}**", *(one.strip() for one in found.body.split("\n\n") if one)]
        for language in (Language.TIGRINYA, Language.DANISH)
        if (found := known.library.answer("complaint", language, known.now))
    ]
    pairs = zip(*paragraphs, strict=True)
    assert both.text == "\n\n".join(one for pair in pairs for one in pair)
