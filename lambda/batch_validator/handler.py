"""Entry point of the Lambda function."""

from __future__ import annotations

import json
import logging
from typing import Any, Mapping, Optional

from .batch import process
from .events import batch_objects, is_http_request, is_test_notification
from .exceptions import BatchFailedError, BatchValidatorError
from .masking import mask_text
from .settings import Settings

logger = logging.getLogger(__name__)
logger.setLevel(logging.INFO)


def lambda_handler(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Called by the Lambda service."""
    return handle(event)


def handle(
    event: Mapping[str, Any],
    client: Optional[Any] = None,
    settings: Optional[Settings] = None,
) -> dict[str, Any]:
    """Answers `event`; `client` and `settings` can be handed in by a test."""
    try:
        return _answer(event, client, settings)
    except BatchValidatorError as error:
        raise type(error)(mask_text(str(error))) from None
    except Exception as error:
        # The runtime logs what leaves here, causes included, and S3 quotes keys in its
        # messages: so kind and masked message leave, and nothing of what they came from.
        raise BatchFailedError(f"{type(error).__name__}: {mask_text(str(error))}") from None


def _answer(
    event: Mapping[str, Any], client: Optional[Any], settings: Optional[Settings]
) -> dict[str, Any]:
    if is_http_request(event):
        return health()
    if is_test_notification(event):
        return {"batches": []}
    settings = Settings.from_environment() if settings is None else settings
    client = _s3_client() if client is None else client
    batches = []
    for batch in batch_objects(event):
        counts = process(batch, client, settings).as_dict()
        # A key is chosen by whoever hands in the batch: it may hold anything.
        summary = {"batch": mask_text(batch.key), **counts}
        logger.info(json.dumps(summary, sort_keys=True))
        batches.append(summary)
    return {"batches": batches}


def health() -> dict[str, Any]:
    """Answer to the load balancer's request for /health."""
    return {
        "body": json.dumps({"status": "ok"}),
        "headers": {"Content-Type": "application/json"},
        "isBase64Encoded": False,
        "statusCode": 200,
        "statusDescription": "200 OK",
    }


def _s3_client() -> Any:
    import boto3  # Part of the runtime; not needed to test.

    return boto3.client("s3")
