"""The rules that a payment must keep. Each gives a reason code, or None."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Callable, Mapping, Optional

from . import reasons

REQUIRED_FIELDS = ("amount", "card_number", "currency", "execution_date", "payment_id")

# Decimal places of the currencies that are settled.
CURRENCY_PLACES = {"CHF": 2, "EUR": 2, "GBP": 2, "JPY": 0, "USD": 2}
LARGEST_AMOUNT = Decimal("1000000")

_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,4})?", re.ASCII)
_CARD_NUMBER = re.compile(r"[0-9]{12,19}", re.ASCII)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_PAYMENT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)

Record = Mapping[str, str]


def validate(record: Record) -> list[str]:
    """The reasons to reject `record`, in a fixed order; none where it is accepted."""
    if any(not record.get(field) for field in REQUIRED_FIELDS):
        return [reasons.MISSING_FIELD]
    found = (rule(record) for rule in _RULES)
    return [reason for reason in found if reason is not None]


def passes_luhn(digits: str) -> bool:
    """Whether the check digit at the end of `digits` is right (ISO/IEC 7812-1)."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _payment_id(record: Record) -> Optional[str]:
    return None if _PAYMENT_ID.fullmatch(record["payment_id"]) else reasons.INVALID_PAYMENT_ID


def _amount(record: Record) -> Optional[str]:
    text = record["amount"]
    if not _AMOUNT.fullmatch(text):
        return reasons.INVALID_AMOUNT
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return reasons.INVALID_AMOUNT
    places = CURRENCY_PLACES.get(record["currency"])
    if places is not None and -amount.as_tuple().exponent > places:
        return reasons.INVALID_AMOUNT
    return None if 0 < amount <= LARGEST_AMOUNT else reasons.INVALID_AMOUNT


def _currency(record: Record) -> Optional[str]:
    return None if record["currency"] in CURRENCY_PLACES else reasons.INVALID_CURRENCY


def _card_number(record: Record) -> Optional[str]:
    number = record["card_number"]
    valid = _CARD_NUMBER.fullmatch(number) and passes_luhn(number)
    return None if valid else reasons.INVALID_CARD_NUMBER


def _execution_date(record: Record) -> Optional[str]:
    text = record["execution_date"]
    if not _DATE.fullmatch(text):
        return reasons.INVALID_EXECUTION_DATE
    try:
        date.fromisoformat(text)
    except ValueError:
        return reasons.INVALID_EXECUTION_DATE
    return None


_RULES: tuple[Callable[[Record], Optional[str]], ...] = (
    _payment_id,
    _amount,
    _currency,
    _card_number,
    _execution_date,
)
