"""Pauses that grow with every failure in a row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pauses:
    """How long to wait after so many failures in a row: 1, 2, 4 … seconds."""

    first: float = 1.0
    longest: float = 30.0

    def after(self, failures: int) -> float:
        """Seconds to wait after that many failures (at least one)."""
        doublings = min(max(failures, 1) - 1, 20)
        return min(self.longest, self.first * 2.0**doublings)
