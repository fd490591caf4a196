"""Says in the log when something stops working and when it works again, not at every try."""

from __future__ import annotations

import logging

_FINE = ""


class State:
    """Whether one thing works, and why not."""

    def __init__(self, logger: logging.Logger, action: str) -> None:
        self._logger = logger
        self._action = action
        self._trouble = _FINE

    def fine(self) -> None:
        """It works."""
        if self._trouble != _FINE:
            self._trouble = _FINE
            self._logger.info("works again", extra={"action": f"{self._action}_resumed"})

    def trouble(self, error: BaseException) -> None:
        """It does not work."""
        # Our own errors are sentences without secrets; of all others only the name is safe.
        trouble = str(error) if type(error).__module__ == "bot.errors" else type(error).__name__
        if self._trouble != trouble:
            self._trouble = trouble
            extra = {"action": f"{self._action}_interrupted"}
            self._logger.warning("does not work: %s", trouble, extra=extra)
