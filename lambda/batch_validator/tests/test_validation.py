from __future__ import annotations

import unittest

from batch_validator import reasons
from batch_validator.tests.fakes import payment
from batch_validator.validation import REQUIRED_FIELDS, passes_luhn, validate


class ValidateTest(unittest.TestCase):
    def test_accepts_good_payments(self) -> None:
        for changes in ({}, {"amount": "1000000"}, {"amount": "5", "currency": "JPY"}, {"note": "x"}):
            with self.subTest(changes=changes):
                self.assertEqual(validate(payment(**changes)), [])

    def test_misses_each_required_field(self) -> None:
        for field in REQUIRED_FIELDS:
            record = payment()
            del record[field]
            with self.subTest(field=field):
                self.assertEqual(validate(record), [reasons.MISSING_FIELD])
                self.assertEqual(validate(payment(**{field: ""})), [reasons.MISSING_FIELD])

    def test_names_what_is_wrong(self) -> None:
        cases = [
            ("amount", "0", reasons.INVALID_AMOUNT),
            ("amount", "-1", reasons.INVALID_AMOUNT),
            ("amount", "1e3", reasons.INVALID_AMOUNT),
            ("amount", "1,5", reasons.INVALID_AMOUNT),
            ("amount", "1.005", reasons.INVALID_AMOUNT),
            ("amount", "1000000.01", reasons.INVALID_AMOUNT),
            ("amount", "١٢", reasons.INVALID_AMOUNT),
            ("card_number", "4111111111111112", reasons.INVALID_CARD_NUMBER),
            ("card_number", "4111 1111 1111 1111", reasons.INVALID_CARD_NUMBER),
            ("card_number", "0", reasons.INVALID_CARD_NUMBER),
            ("currency", "eur", reasons.INVALID_CURRENCY),
            ("execution_date", "2026-02-30", reasons.INVALID_EXECUTION_DATE),
            ("execution_date", "20261123", reasons.INVALID_EXECUTION_DATE),
            ("payment_id", "a b", reasons.INVALID_PAYMENT_ID),
            ("payment_id", "x" * 65, reasons.INVALID_PAYMENT_ID),
        ]
        for field, value, reason in cases:
            with self.subTest(field=field, value=value):
                self.assertEqual(validate(payment(**{field: value})), [reason])

    def test_names_all_that_is_wrong_in_a_fixed_order(self) -> None:
        record = payment(execution_date="x", currency="x", payment_id="!")
        self.assertEqual(
            validate(record),
            [reasons.INVALID_PAYMENT_ID, reasons.INVALID_CURRENCY, reasons.INVALID_EXECUTION_DATE],
        )


class LuhnTest(unittest.TestCase):
    def test_checks_the_last_digit(self) -> None:
        self.assertTrue(passes_luhn("79927398713"))
        self.assertFalse(passes_luhn("79927398710"))
