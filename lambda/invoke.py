"""Runs the batch validator as Lambda would, in this process.

    python3 lambda/invoke.py --event FILE
    python3 lambda/invoke.py --bucket B --key K [--version-id V]

Buckets and credentials come from the environment (ACCEPTED_BUCKET,
REJECTED_BUCKET, AWS_*). Prints what the handler answers, as JSON; ends with 1
when it raised, since Lambda would deliver the event again.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from pathlib import Path
from typing import Any, Optional
from urllib.parse import quote_plus

SOURCES = Path(__file__).resolve().parent


def event_of(bucket: str, key: str, version_id: Optional[str]) -> dict[str, Any]:
    """The event that S3 sends for an object that was put."""
    item = {"key": quote_plus(key, safe="/"), **({"versionId": version_id} if version_id else {})}
    return {"Records": [{"eventName": "ObjectCreated:Put", "s3": {"bucket": {"name": bucket}, "object": item}}]}


def parse(arguments: Optional[list[str]]) -> argparse.Namespace:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description="Runs the batch validator as Lambda would.")
    parser.add_argument("--event", type=Path, help="file with the event, as JSON")
    parser.add_argument("--bucket", help="bucket of an object that was put")
    parser.add_argument("--key", help="key of an object that was put")
    parser.add_argument("--version-id", help="version of an object that was put")
    parser.add_argument("--package", type=Path, default=SOURCES, help="deployment package; default: the sources")
    options = parser.parse_args(arguments)
    if options.event is None and not (options.bucket and options.key):
        parser.error("give --event, or --bucket and --key")
    return options


def main(arguments: Optional[list[str]] = None) -> int:
    options = parse(arguments)
    logging.basicConfig(stream=sys.stderr)
    sys.path.insert(0, str(options.package))
    from batch_validator.handler import lambda_handler

    if options.event is not None:
        event = json.loads(options.event.read_text(encoding="utf-8"))
    else:
        event = event_of(options.bucket, options.key, options.version_id)
    try:
        answer = lambda_handler(event, None)
    except Exception as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
