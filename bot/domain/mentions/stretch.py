"""A day or several days in a row, as a part of a message speaks of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

#: days in a week
WEEK = 7


@dataclass(frozen=True)
class Stretch:
    """The days from `first` to `last`, read from the words up to the one before `end`."""

    end: int
    first: date
    last: date
    weekday: int | None = None  #: 0 is Monday; where only a weekday was named

    def until(self, other: Stretch) -> Stretch:
        """The days from this one to the other, "from Monday to Wednesday"."""
        last = other.last
        if other.weekday is not None:  # "from Friday to Monday": the Monday after that Friday
            last = self.first + timedelta(days=(other.weekday - self.first.weekday()) % WEEK)
        return Stretch(other.end, self.first, last)
