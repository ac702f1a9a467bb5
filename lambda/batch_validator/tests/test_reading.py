from __future__ import annotations

import io
import unittest

from batch_validator import reasons
from batch_validator.exceptions import UnreadableBatchError
from batch_validator.reading import CHUNK_BYTES, MAX_LINE_CHARACTERS, Entry, read_batch


def read(key: str, content: bytes) -> list[Entry]:
    return list(read_batch(key, io.BytesIO(content)))


class CsvTest(unittest.TestCase):
    def test_reads_records_with_their_lines(self) -> None:
        content = b'\xef\xbb\xbfpayment_id, amount\r\np1, 1.00\r\n\r\n"p\n2",2\n'
        self.assertEqual(
            read("a.CSV", content),
            [
                Entry(2, {"payment_id": "p1", "amount": "1.00"}),
                Entry(4, {"payment_id": "p\n2", "amount": "2"}),
            ],
        )

    def test_rejects_a_row_of_another_width(self) -> None:
        self.assertEqual(read("a.csv", b"a,b\n1\n"), [Entry(2, reason=reasons.MALFORMED_RECORD)])

    def test_marks_bytes_that_are_no_text(self) -> None:
        (entry,) = read("a.csv", b"a\n\xff\n")
        self.assertEqual(entry.reason, reasons.INVALID_ENCODING)

    def test_refuses_a_file_without_a_usable_header_or_with_broken_quotes(self) -> None:
        for content in (b"", b"\n1\n", b"a,a\n1,2\n", b'a\n"open\n', b'a\n"x"y\n'):
            with self.subTest(content=content), self.assertRaises(UnreadableBatchError):
                read("a.csv", content)


class JsonLinesTest(unittest.TestCase):
    def test_keeps_numbers_as_they_were_written(self) -> None:
        self.assertEqual(
            read("a.jsonl", b'{"amount": 0.10, "payment_id": 7}\n\n{"amount": " 2 "}'),
            [Entry(1, {"amount": "0.10", "payment_id": "7"}), Entry(3, {"amount": "2"})],
        )

    def test_rejects_what_is_no_flat_object(self) -> None:
        lines = [b"{", b"[]", b'{"a": {}}', b'{"a": null}', b'{"a": NaN}', b'{"a": 1, "a": 2}', b"[" * 60000]
        for line in lines:
            with self.subTest(line=line[:20]):
                self.assertEqual(read("a.ndjson", line), [Entry(1, reason=reasons.MALFORMED_RECORD)])


class BoundsTest(unittest.TestCase):
    def test_joins_what_a_chunk_cuts_even_inside_a_character(self) -> None:
        filler = b'{"a": "' + b"x" * 40000 + b'"}\n'
        content = filler + b'{"b": "' + "é".encode() * (CHUNK_BYTES // 4) + b'"}\n' + filler
        entries = read("a.jsonl", content)
        self.assertEqual([entry.reason for entry in entries], [None, None, None])
        self.assertEqual(entries[1].record, {"b": "é" * (CHUNK_BYTES // 4)})

    def test_refuses_a_line_without_end(self) -> None:
        for content in (b"x" * (MAX_LINE_CHARACTERS + 1), b"x" * (MAX_LINE_CHARACTERS + 1) + b"\n"):
            with self.subTest(length=len(content)), self.assertRaises(UnreadableBatchError):
                read("a.jsonl", content)

    def test_refuses_a_format_that_it_does_not_know(self) -> None:
        with self.assertRaises(UnreadableBatchError):
            read("a.xlsx", b"")
