from __future__ import annotations

import unittest

from batch_validator.masking import mask_card_number, mask_record, mask_text


class MaskTextTest(unittest.TestCase):
    def test_keeps_the_last_four_digits_of_what_looks_like_a_card_number(self) -> None:
        self.assertEqual(mask_text("in/4111 1111-1111 1111.csv"), "in/************1111.csv")

    def test_leaves_short_numbers_alone(self) -> None:
        self.assertEqual(mask_text("2026-11-23 12.50"), "2026-11-23 12.50")


class MaskCardNumberTest(unittest.TestCase):
    def test_masks_whatever_the_field_holds(self) -> None:
        cases = {"4111111111111111": "************1111", "4111": "****", "": "", "secret": "******"}
        for value, expected in cases.items():
            with self.subTest(value=value):
                self.assertEqual(mask_card_number(value), expected)


class MaskRecordTest(unittest.TestCase):
    def test_finds_card_numbers_in_any_field_and_name(self) -> None:
        record = {"card_number": "123", "note": "was 5500005555555559", "4111111111111111": "x"}
        self.assertEqual(
            mask_record(record),
            {"card_number": "***", "note": "was ************5559", "************1111": "x"},
        )
