"""Remembers the ids of accepted payments, without holding them in memory."""

from __future__ import annotations

import sqlite3
from types import TracebackType
from typing import Optional


class SeenIds:
    """A set of ids that grows on disk: SQLite's private, unnamed database goes when it is closed."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        # It lives as long as one batch: a crash loses nothing that is not read again.
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        self._database.execute("CREATE TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")
        self._database.execute("BEGIN")

    def __enter__(self) -> SeenIds:
        return self

    def __exit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self._database.close()

    def add(self, payment_id: str) -> bool:
        """Adds an id; False where it was there already."""
        statement = "INSERT OR IGNORE INTO seen VALUES (?)"
        return self._database.execute(statement, (payment_id,)).rowcount == 1
