"""Makes card numbers unreadable before anything leaves for a log or a rejection."""

from __future__ import annotations

import re
from typing import Mapping

# 12 to 19 digits, which people group with spaces or hyphens.
_CARD_LIKE = re.compile(r"\d(?:[ -]?\d){11,18}")
_VISIBLE_DIGITS = 4


def mask_text(text: str) -> str:
    """`text` with all that looks like a card number reduced to its last four digits."""
    return _CARD_LIKE.sub(lambda match: _mask_digits(match.group()), text)


def mask_card_number(value: str) -> str:
    """A field that should hold a card number, masked whatever it holds."""
    digits = re.sub(r"\D", "", value)
    if len(digits) <= 2 * _VISIBLE_DIGITS:
        return "*" * len(value)
    return _mask_digits(digits)


def mask_record(record: Mapping[str, str]) -> dict[str, str]:
    """A copy of `record` that is safe to hand on."""
    return {
        mask_text(name): mask_card_number(value) if name == "card_number" else mask_text(value)
        for name, value in record.items()
    }


def _mask_digits(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return "*" * (len(digits) - _VISIBLE_DIGITS) + digits[-_VISIBLE_DIGITS:]
