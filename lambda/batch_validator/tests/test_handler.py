from __future__ import annotations

import json
import unittest

from batch_validator import reasons
from batch_validator.exceptions import ConfigurationError, EventError
from batch_validator.handler import handle, lambda_handler
from batch_validator.settings import Settings
from batch_validator.tests.fakes import FakeS3, payment, sample_event

INTAKE = "dev-payment-intake-111122223333-dev"
KEY = "2026/11/batch one(a).csv"
SETTINGS = Settings(accepted_bucket="accepted", rejected_bucket="rejected")
FIELDS = ("payment_id", "amount", "currency", "card_number", "execution_date")


def csv_batch(*payments: dict[str, str]) -> bytes:
    rows = [",".join(FIELDS), *(",".join(item[field] for field in FIELDS) for item in payments)]
    return "\n".join(rows).encode()


class HandleBatchTest(unittest.TestCase):
    def handle(self, content: bytes) -> FakeS3:
        client = FakeS3({(INTAKE, KEY): content})
        with self.assertLogs("batch_validator", "INFO") as logs:
            self.result = handle(sample_event("s3_object_created"), client, SETTINGS)
        self.logged = "\n".join(logs.output)
        self.accepted = client.lines("accepted", f"{KEY}.accepted.jsonl")
        self.rejected = client.lines("rejected", f"{KEY}.rejected.jsonl")
        return client

    def test_sorts_the_records(self) -> None:
        bad = payment(payment_id="pay-2", card_number="4000000000000000")
        client = self.handle(csv_batch(payment(), bad, payment()))
        self.assertEqual(self.accepted, [{"line": 2, "record": payment()}])
        self.assertEqual(
            self.rejected,
            [
                {
                    "line": 3,
                    "reasons": [reasons.INVALID_CARD_NUMBER],
                    "record": {**bad, "card_number": "************0000"},
                },
                {
                    "line": 4,
                    "reasons": [reasons.DUPLICATE_PAYMENT_ID],
                    "record": {**payment(), "card_number": "************1111"},
                },
            ],
        )
        self.assertEqual(self.result, {"batches": [{"batch": KEY, "accepted": 1, "rejected": 2}]})
        self.assertEqual(client.reads[0]["VersionId"], "096fKKXTRTtl3on89fVO.nfljtsv6qko")

    def test_gives_the_same_objects_for_an_event_that_comes_twice(self) -> None:
        client = self.handle(csv_batch(payment(), payment(amount="0")))
        first = dict(client.objects)
        handle(sample_event("s3_object_created"), client, SETTINGS)
        self.assertEqual(client.objects, first)

    def test_rejects_an_unreadable_batch_as_a_whole(self) -> None:
        self.handle(csv_batch(payment()) + b'\n"4111111111111111')
        self.assertEqual(self.accepted, [])
        self.assertEqual(
            self.rejected,
            [{"line": 0, "reasons": [reasons.UNREADABLE_BATCH], "record": None}],
        )
        self.assertNotIn("4111111111111111", self.logged)

    def test_logs_counts_and_no_card_number(self) -> None:
        event = sample_event("s3_object_created")
        event["Records"][0]["s3"]["object"]["key"] = "4111111111111111.csv"
        client = FakeS3({(INTAKE, "4111111111111111.csv"): csv_batch(payment())})
        with self.assertLogs("batch_validator", "INFO") as logs:
            handle(event, client, SETTINGS)
        (line,) = logs.output
        summary = json.loads(line.split(":", 2)[2])
        self.assertEqual(summary, {"batch": "************1111.csv", "accepted": 1, "rejected": 0})


class HandleOthersTest(unittest.TestCase):
    def test_answers_the_health_check(self) -> None:
        answer = lambda_handler(sample_event("load_balancer_health"), None)
        self.assertEqual((answer["statusCode"], json.loads(answer["body"])), (200, {"status": "ok"}))

    def test_lets_the_test_notification_pass(self) -> None:
        self.assertEqual(handle(sample_event("s3_test_event")), {"batches": []})

    def test_refuses_an_unknown_event(self) -> None:
        with self.assertRaises(EventError):
            handle({"hello": "world"}, FakeS3(), SETTINGS)


class SettingsTest(unittest.TestCase):
    def test_reads_the_environment(self) -> None:
        environment = {"ACCEPTED_BUCKET": "accepted", "REJECTED_BUCKET": "rejected"}
        self.assertEqual(Settings.from_environment(environment), SETTINGS)

    def test_names_the_variable_that_is_missing(self) -> None:
        with self.assertRaisesRegex(ConfigurationError, "REJECTED_BUCKET"):
            Settings.from_environment({"ACCEPTED_BUCKET": "accepted"})
