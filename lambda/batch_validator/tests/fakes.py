"""A stand-in for the S3 client: buckets in a dictionary."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, Optional

EVENTS = Path(__file__).parent / "events"


class FakeS3:
    def __init__(self, objects: Optional[dict[tuple[str, str], bytes]] = None) -> None:
        self.objects = dict(objects or {})
        self.reads: list[dict[str, Any]] = []

    def get_object(self, **request: Any) -> dict[str, Any]:
        self.reads.append(request)
        return {"Body": io.BytesIO(self.objects[request["Bucket"], request["Key"]])}

    def put_object(self, **request: Any) -> dict[str, Any]:
        content = request["Body"].read()
        assert len(content) == request["ContentLength"]
        self.objects[request["Bucket"], request["Key"]] = content
        return {}

    def lines(self, bucket: str, key: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.objects[bucket, key].splitlines()]


def sample_event(name: str) -> dict[str, Any]:
    return json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))


def payment(**changes: str) -> dict[str, str]:
    """A record that is accepted, save for `changes`."""
    return {
        "amount": "12.50",
        "card_number": "4111111111111111",
        "currency": "EUR",
        "execution_date": "2026-11-23",
        "payment_id": "pay-1",
        **changes,
    }
