"""CPR numbers are masked however people write them."""

from __future__ import annotations

import pytest

from bot.domain.cpr import MASK, mask_cpr


@pytest.mark.parametrize(
    "written",
    [
        "010190-0000",
        "0101900000",
        "010190 0000",
        "01 01 90 00 00",
        "01.01.90-0000",
        "٠١٠١٩٠-٠٠٠٠",
        "010190\u200f-0000",
        "610190-0000",  # a replacement number: day + 60
    ],
)
def test_a_number_is_masked_however_it_is_written(written: str) -> None:
    assert mask_cpr(f"mit nummer er {written} tak") == f"mit nummer er {MASK} tak"


@pytest.mark.parametrize(
    "harmless",
    ["ring 01 23 45 10", "4501234510", "kl. 14:30 den 21. november 2026", "12345678901", "112"],
)
def test_other_numbers_stay(harmless: str) -> None:
    assert mask_cpr(harmless) == harmless


def test_every_number_in_a_text_is_masked() -> None:
    assert mask_cpr("010190-0000 og 020290-0001") == f"{MASK} og {MASK}"
