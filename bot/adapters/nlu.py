"""Asks the Rasa server what a message means."""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

import httpx
from pydantic import BaseModel, Field, ValidationError

from bot.adapters.content.files import FileModel, read_yaml, validate
from bot.domain.understanding import Candidate, Thresholds, Understanding
from bot.errors import NluUnavailable

logger = logging.getLogger(__name__)

#: a contact waits no longer than this (seconds) before the menu is offered instead
PATIENCE = 2.0
#: nobody waits for a measurement, which may run on a busy machine
PATIENCE_OF_MEASUREMENTS = 30.0

_Confidence = Annotated[float, Field(ge=0, le=1.0001, allow_inf_nan=False)]


class _Ranked(BaseModel):
    name: Annotated[str, Field(min_length=1, max_length=60)]
    confidence: _Confidence


class _Parsed(BaseModel):
    """The part of Rasa's answer that we use."""

    intent_ranking: Annotated[list[_Ranked], Field(min_length=1)]
    language: str = "und"
    language_confidence: _Confidence = 0.0


class _ThresholdsFile(FileModel):
    answer: dict[str, float]
    choose: dict[str, float]
    danger: float = Thresholds.danger


class RasaUnderstander:
    """Implements ports.Understander over HTTP."""

    def __init__(self, url: str, *, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._client = httpx.AsyncClient(base_url=url, timeout=patience, trust_env=False)
        self._is_answering = True

    async def understand(self, text: str) -> Understanding:
        """Read one message (already masked). Raises NluUnavailable when patience ends."""
        try:
            async with asyncio.timeout(self._patience):
                # Rasa takes a leading slash as an order to skip understanding.
                body = {"text": text.lstrip("/ \n")}
                answer = await self._client.post("/model/parse", json=body)
            parsed = _Parsed.model_validate_json(answer.raise_for_status().content)
        except (httpx.HTTPError, TimeoutError, ValidationError) as error:
            # The error may quote the message; its type is all that is told.
            self._tell(type(error).__name__)
            raise NluUnavailable from None
        self._tell(None)
        return _understanding(parsed)

    async def is_ready(self) -> bool:
        """Whether the server answers and has loaded a model."""
        try:
            status = await self._client.get("/status")
            return bool(status.raise_for_status().json().get("model_id"))
        except (httpx.HTTPError, ValueError, AttributeError):
            return False

    async def has_no_model(self) -> bool:
        """Whether the server answers, but could not load its model and never will."""
        try:
            return (await self._client.get("/status")).status_code == HTTPStatus.CONFLICT
        except httpx.HTTPError:
            return False

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    def _tell(self, error: str | None) -> None:
        if (error is None) is self._is_answering:
            return
        self._is_answering = error is None
        action = "nlu_back" if error is None else "nlu_lost"
        logger.warning(action, extra={"action": action, "error": error})


def read_thresholds(path: Path) -> Thresholds:
    """From which confidence on we answer (nlu/thresholds.yml). Raises InvalidData."""
    found = validate(_ThresholdsFile, path, read_yaml(path))
    return Thresholds(answer=found.answer, choose=found.choose, danger=found.danger)


def _understanding(parsed: _Parsed) -> Understanding:
    ranked = sorted(parsed.intent_ranking, key=lambda one: -one.confidence)
    return Understanding(
        language=parsed.language,
        language_confidence=parsed.language_confidence,
        candidates=tuple(Candidate(one.name, min(one.confidence, 1.0)) for one in ranked),
    )
