"""Logs as one JSON object per line: an action and ids, never what anybody wrote."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog

from bot.domain.cpr import mask_cpr

#: a bot token, wherever it may stand
_TOKEN = re.compile(r"\d{1,12}:[A-Za-z0-9_-]{4,}|(?<=/bot)[^/\s\"']+")
#: libraries that would tell addresses (with the token in them), whole messages, or too much
_TALKATIVE = (
    *("httpx", "httpcore", "telegram", "aiosqlite", "sqlalchemy.engine"),
    *("alembic", "uvicorn"),
)


def set_up_logging(*, level: int = logging.INFO, stream: TextIO = sys.stderr) -> None:
    """Send every log line through the masks to `stream` (standard error)."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _without_traces_of_people,
        _masked,
    ]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def _without_traces_of_people(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    # A traceback's last line may quote what somebody wrote; where it happened is enough.
    trace = event.pop("exc_info", None)
    if isinstance(trace, tuple) and trace[0] is not None:
        event["error"] = trace[0].__name__
        event["where"] = _innermost(trace[2])
    return event


def _innermost(traceback: Any) -> str:
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    code = traceback.tb_frame.f_code if traceback else None
    return f"{code.co_filename.rpartition('/')[2]}:{traceback.tb_lineno}" if code else ""


def _masked(
    _logger: Any, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    return {
        key: mask_cpr(_TOKEN.sub("[token]", value))
        if isinstance(value, str) and key != "timestamp"
        else value
        for key, value in event.items()
    }
