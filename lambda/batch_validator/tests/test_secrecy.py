"""No card number reaches a log, whatever way it tries."""

from __future__ import annotations

import io
import json
import logging
import traceback
import unittest
from typing import Any
from unittest import mock

from batch_validator.exceptions import BatchFailedError, EventError
from batch_validator.handler import handle
from batch_validator.settings import Settings
from batch_validator.tests.fakes import FakeS3, payment, sample_event

PAN = "4111111111111111"
SPELLINGS = (PAN, "4111 1111 1111 1111", "4111-1111-1111-1111")
SETTINGS = Settings(accepted_bucket="accepted", rejected_bucket="rejected")


def event_for(key: str) -> dict[str, Any]:
    event = sample_event("s3_object_created")
    event["Records"][0]["s3"]["object"]["key"] = key
    return event


class BrokenS3(FakeS3):
    """Fails the way boto3 does: with the key in the message, and a cause that has it as well."""

    def __init__(self, step: str, spelling: str) -> None:
        bucket = event_for("x")["Records"][0]["s3"]["bucket"]["name"]
        super().__init__({(bucket, "a.jsonl"): json.dumps(payment()).encode()})
        self.step, self.spelling = step, spelling

    def fail(self) -> None:
        try:
            raise KeyError(self.spelling)
        except KeyError as error:
            raise RuntimeError(f"NoSuchKey: {self.spelling}") from error

    def get_object(self, **request: Any) -> dict[str, Any]:
        if self.step == "read":
            self.fail()
        return super().get_object(**request)

    def put_object(self, **request: Any) -> dict[str, Any]:
        self.fail()
        return {}


class SecrecyTest(unittest.TestCase):
    def setUp(self) -> None:
        # Everything that anything logs, at the finest level: as the runtime's handler would see it.
        self.log = io.StringIO()
        handler = logging.StreamHandler(self.log)
        root = logging.getLogger()
        level = root.level
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        self.addCleanup(root.removeHandler, handler)
        self.addCleanup(root.setLevel, level)

    def assert_secret(self) -> None:
        for spelling in SPELLINGS:
            self.assertNotIn(spelling, self.log.getvalue())

    def run_and_log(self, event: dict[str, Any], client: FakeS3) -> None:
        """As the runtime does: an exception is logged with its whole chain."""
        try:
            handle(event, client, SETTINGS)
        except Exception:
            logging.getLogger().error(traceback.format_exc())

    def test_in_records_and_keys(self) -> None:
        for spelling in SPELLINGS:
            for ending in (".csv", ".jsonl", ".xlsx"):
                key = f"{spelling}{ending}"
                content = json.dumps(payment(note=spelling, amount="0")).encode()
                event = event_for(key.replace(" ", "+"))
                bucket = event["Records"][0]["s3"]["bucket"]["name"]
                self.run_and_log(event, FakeS3({(bucket, key): content}))
        self.assertEqual(self.log.getvalue().count('"batch"'), 9)
        self.assert_secret()

    def test_in_broken_files(self) -> None:
        for content in (f'a,b\n"{PAN}', f'{PAN},{PAN}\n1,2\n', "x" * 70000 + PAN, f"a\n\"{PAN}\"{PAN}\n"):
            event = event_for("a.csv")
            bucket = event["Records"][0]["s3"]["bucket"]["name"]
            self.run_and_log(event, FakeS3({(bucket, "a.csv"): content.encode()}))
        self.assertEqual(self.log.getvalue().count("rejected as a whole"), 4)
        self.assert_secret()

    def test_in_what_s3_raises(self) -> None:
        for spelling in SPELLINGS:
            for step in ("read", "write"):
                client = BrokenS3(step, spelling)
                self.run_and_log(event_for("a.jsonl"), client)
                with self.assertRaises(BatchFailedError) as raised:
                    handle(event_for("a.jsonl"), client, SETTINGS)
                self.assertIsNone(raised.exception.__cause__)
        self.assertIn("RuntimeError: NoSuchKey: ************1111", self.log.getvalue())
        self.assert_secret()

    def test_in_events_that_are_none(self) -> None:
        for spelling in SPELLINGS:
            event = event_for("a.csv")
            event["Records"][0]["eventName"] = spelling
            self.run_and_log(event, FakeS3())
            with self.assertRaises(EventError):
                handle(event, FakeS3(), SETTINGS)
        self.assertIn("************1111", self.log.getvalue())
        self.assert_secret()

    def test_in_a_rule_that_breaks(self) -> None:
        event = event_for("a.jsonl")
        bucket = event["Records"][0]["s3"]["bucket"]["name"]
        client = FakeS3({(bucket, "a.jsonl"): json.dumps(payment()).encode()})
        with mock.patch("batch_validator.batch.validate", side_effect=ValueError(f"invalid literal: {PAN}")):
            self.run_and_log(event, client)
        self.assertIn("ValueError: invalid literal: ************1111", self.log.getvalue())
        self.assert_secret()
