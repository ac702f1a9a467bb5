"""Reads what an event asks for: the objects of an S3 notification, or an HTTP request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping, Optional
from urllib.parse import unquote_plus

from .exceptions import EventError


@dataclass(frozen=True)
class BatchObject:
    """One object that was put into the intake bucket."""

    bucket: str
    key: str
    version_id: Optional[str] = None


def is_http_request(event: Mapping[str, Any]) -> bool:
    """Whether the event is a request that the load balancer forwards."""
    context = event.get("requestContext")
    return isinstance(context, Mapping) and "elb" in context


def is_test_notification(event: Mapping[str, Any]) -> bool:
    """Whether the event is what S3 sends once, when notifications are set up."""
    return event.get("Event") == "s3:TestEvent"


def batch_objects(event: Mapping[str, Any]) -> list[BatchObject]:
    """The objects that an S3 event notification tells of."""
    records = event.get("Records")
    if not isinstance(records, list) or not records:
        raise EventError("The event is not an S3 event notification: it has no Records.")
    return [_batch_object(record) for record in records]


def _batch_object(record: Any) -> BatchObject:
    try:
        if not record["eventName"].startswith("ObjectCreated:"):
            raise EventError(f"The event {record['eventName']!r} does not create an object.")
        entity = record["s3"]
        return BatchObject(
            bucket=entity["bucket"]["name"],
            # S3 encodes keys as in a query string: a space arrives as a plus sign.
            key=unquote_plus(entity["object"]["key"]),
            version_id=entity["object"].get("versionId"),
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise EventError("A record of the event is not that of an S3 notification.") from error
