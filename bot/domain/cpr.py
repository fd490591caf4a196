"""Masks Danish civil registration numbers (CPR) before anything else sees a text."""

from __future__ import annotations

import re

#: what stands in place of a number; a word the language model can read past
MASK = "[CPR]"

# Day (also replacement numbers: day + 60), month, year, then four digits. People write them with
# a hyphen, spaces, dots, in pairs, in Eastern Arabic digits and with invisible direction marks.
_GAP = r"[\s.\-–\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]{0,3}"
_CPR = re.compile(
    rf"(?<!\d)(?P<day>\d{_GAP}\d){_GAP}(?P<month>\d{_GAP}\d){_GAP}\d{_GAP}\d"
    rf"{_GAP}\d{_GAP}\d{_GAP}\d{_GAP}\d(?!\d)"
)


def mask_cpr(text: str) -> str:
    """The text with everything that looks like a CPR number replaced by `MASK`.

    Only the date is tested: since 2007 not every number passes the check digit
    (CPR-kontoret), and masking one number too many costs nothing.
    """
    return _CPR.sub(lambda found: MASK if _has_date(found) else found[0], text)


def _has_date(found: re.Match[str]) -> bool:
    day, month = (int(re.sub(r"\D", "", found[part])) for part in ("day", "month"))
    return (1 <= day <= 31 or 61 <= day <= 91) and 1 <= month <= 12
