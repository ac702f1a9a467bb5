"""Takes one batch from the intake bucket and writes its two results."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from tempfile import TemporaryFile
from typing import IO, Any, Iterable, Iterator

from . import reasons
from .events import BatchObject
from .exceptions import UnreadableBatchError
from .masking import mask_record
from .reading import Entry, read_batch
from .seen import SeenIds
from .settings import Settings
from .validation import validate

logger = logging.getLogger(__name__)


@dataclass
class Counts:
    accepted: int = 0
    rejected: int = 0

    def as_dict(self) -> dict[str, int]:
        return asdict(self)


def process(batch: BatchObject, client: Any, settings: Settings) -> Counts:
    """Sorts the records of `batch`. The same batch always gives the same two objects."""
    # Results wait on disk, since a batch need not fit in memory.
    with TemporaryFile() as accepted, TemporaryFile() as rejected:
        try:
            counts = _sort(_entries(batch, client), accepted, rejected)
        except UnreadableBatchError as error:
            # Delivered again, it would be no better: it is rejected, not retried,
            # and as a whole, since nobody could tell which part was taken.
            logger.warning("The batch is rejected as a whole. %s", error)
            for stream in (accepted, rejected):
                stream.seek(0)
                stream.truncate()
            counts = _sort([Entry(0, reason=reasons.UNREADABLE_BATCH)], accepted, rejected)
        _put(client, settings.accepted_bucket, f"{batch.key}.accepted.jsonl", accepted)
        _put(client, settings.rejected_bucket, f"{batch.key}.rejected.jsonl", rejected)
    return counts


def _entries(batch: BatchObject, client: Any) -> Iterator[Entry]:
    version = {} if batch.version_id is None else {"VersionId": batch.version_id}
    body = client.get_object(Bucket=batch.bucket, Key=batch.key, **version)["Body"]
    try:
        yield from read_batch(batch.key, body)
    finally:
        body.close()


def _sort(entries: Iterable[Entry], accepted: IO[bytes], rejected: IO[bytes]) -> Counts:
    counts = Counts()
    with SeenIds() as seen:
        for entry in entries:
            found = _reasons(entry, seen)
            if found:
                counts.rejected += 1
                masked = None if entry.record is None else mask_record(entry.record)
                _write(rejected, {"line": entry.line, "reasons": found, "record": masked})
            else:
                counts.accepted += 1
                _write(accepted, {"line": entry.line, "record": entry.record})
    return counts


def _reasons(entry: Entry, seen: SeenIds) -> list[str]:
    if entry.reason is not None or entry.record is None:
        return [entry.reason or reasons.MALFORMED_RECORD]
    found = validate(entry.record)
    if found:
        return found
    is_new = seen.add(entry.record["payment_id"])
    return [] if is_new else [reasons.DUPLICATE_PAYMENT_ID]


def _write(stream: IO[bytes], value: dict[str, Any]) -> None:
    line = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    stream.write(line.encode("ascii") + b"\n")


def _put(client: Any, bucket: str, key: str, stream: IO[bytes]) -> None:
    length = stream.tell()
    stream.seek(0)
    client.put_object(
        Bucket=bucket,
        Key=key,
        Body=stream,
        ContentLength=length,
        ContentType="application/x-ndjson",
    )
