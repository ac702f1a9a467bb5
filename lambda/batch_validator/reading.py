"""Reads a batch file record by record, without holding it in memory."""

from __future__ import annotations

import codecs
import csv
import json
from dataclasses import dataclass
from typing import Any, Iterator, Optional, Protocol

from . import reasons
from .exceptions import UnreadableBatchError

CHUNK_BYTES = 64 * 1024
MAX_LINE_CHARACTERS = 64 * 1024


class Body(Protocol):
    """The part of a stream that is needed here; the body of an S3 object has it."""

    def read(self, amount: int) -> bytes: ...


@dataclass(frozen=True)
class Entry:
    """One record with its line, or the reason why there is none."""

    line: int
    record: Optional[dict[str, str]] = None
    reason: Optional[str] = None


def read_batch(key: str, body: Body) -> Iterator[Entry]:
    """The entries of a batch; the ending of its key tells the format."""
    name = key.lower()
    if name.endswith(".csv"):
        return _read_csv(_lines(body))
    if name.endswith((".jsonl", ".ndjson")):
        return _read_json_lines(_lines(body))
    raise UnreadableBatchError("The key ends neither with .csv nor with .jsonl or .ndjson.")


def _lines(body: Body) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
    pending = ""
    while True:
        chunk = body.read(CHUNK_BYTES)
        pending += decoder.decode(chunk, final=not chunk)
        *complete, pending = pending.split("\n")
        for line in complete:
            yield _bounded(line) + "\n"
        _bounded(pending)
        if not chunk:
            break
    if pending:
        yield pending


def _bounded(line: str) -> str:
    if len(line) > MAX_LINE_CHARACTERS:
        raise UnreadableBatchError(f"A line is longer than {MAX_LINE_CHARACTERS} characters.")
    return line


def _read_csv(lines: Iterator[str]) -> Iterator[Entry]:
    reader = csv.reader(lines, strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        if not any(header) or len(set(header)) != len(header):
            raise UnreadableBatchError("The first line is no header of distinct column names.")
        while True:
            line = reader.line_num + 1
            row = next(reader, None)
            if row is None:
                return
            if row:
                yield _csv_entry(line, header, row)
    except csv.Error as error:
        raise UnreadableBatchError(f"The quoting is broken near line {reader.line_num}.") from error


def _csv_entry(line: int, header: list[str], row: list[str]) -> Entry:
    if len(row) != len(header):
        return Entry(line, reason=reasons.MALFORMED_RECORD)
    return _entry(line, dict(zip(header, row)))


def _read_json_lines(lines: Iterator[str]) -> Iterator[Entry]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _json_entry(number, line)


def _json_entry(number: int, line: str) -> Entry:
    try:
        # Numbers stay as they were written: an amount must not pass through a float.
        value = json.loads(
            line,
            object_pairs_hook=_distinct,
            parse_constant=_refuse,
            parse_float=str,
            parse_int=str,
        )
    except (RecursionError, ValueError):
        return Entry(number, reason=reasons.MALFORMED_RECORD)
    if not isinstance(value, dict) or not all(isinstance(field, str) for field in value.values()):
        return Entry(number, reason=reasons.MALFORMED_RECORD)
    return _entry(number, value)


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name occurs twice")
    return dict(pairs)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


def _entry(line: int, record: dict[str, str]) -> Entry:
    if any(codecs.decode(b"\xff", "utf-8", "replace") in field for field in record.values()):
        return Entry(line, record, reasons.INVALID_ENCODING)
    return Entry(line, {name: value.strip() for name, value in record.items()})
