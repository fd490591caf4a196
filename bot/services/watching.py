"""Watches every message for danger beside the language model, and when the model is away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.domain.language import language_of_script
from bot.domain.understanding import LONGEST_READ, Candidate, Suspicion, Understanding
from bot.errors import NluUnavailable
from bot.ports import Understander


class Watch:
    """Implements ports.Understander: what the model understood, with the lists' suspicion."""

    def __init__(
        self, understander: Understander, suspect: Callable[[str], Suspicion | None]
    ) -> None:
        self._understander = understander
        self._suspect = suspect

    async def understand(self, text: str) -> Understanding:
        """Read one message; raises NluUnavailable only where the lists find no danger.

        The lists read all of a long message, the model only its beginning.
        Without the model the danger topic stands alone, with a confidence of 0.
        """
        suspicion = self._suspect(text)
        try:
            understanding = await self._understander.understand(text[:LONGEST_READ])
        except NluUnavailable:
            if suspicion is None:
                raise
            return _without_model(text, suspicion)
        return replace(understanding, danger=suspicion)


def _without_model(text: str, suspicion: Suspicion) -> Understanding:
    language = language_of_script(text)
    return Understanding(
        language=language or "und",
        language_confidence=1.0 if language else 0.0,
        candidates=(Candidate(suspicion.topic, 0.0),),
        danger=suspicion,
    )
