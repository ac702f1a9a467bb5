from __future__ import annotations

import unittest

from batch_validator.events import BatchObject, batch_objects, is_http_request, is_test_notification
from batch_validator.exceptions import EventError
from batch_validator.tests.fakes import sample_event


class BatchObjectsTest(unittest.TestCase):
    def test_decodes_the_key_of_a_notification(self) -> None:
        self.assertEqual(
            batch_objects(sample_event("s3_object_created")),
            [
                BatchObject(
                    bucket="dev-payment-intake-111122223333-dev",
                    key="2026/11/batch one(a).csv",
                    version_id="096fKKXTRTtl3on89fVO.nfljtsv6qko",
                )
            ],
        )

    def test_refuses_what_is_no_notification(self) -> None:
        removed = sample_event("s3_object_created")
        removed["Records"][0]["eventName"] = "ObjectRemoved:Delete"
        for event in ({}, {"Records": []}, {"Records": [{}]}, {"Records": ["x"]}, removed):
            with self.subTest(event=event), self.assertRaises(EventError):
                batch_objects(event)


class KindsTest(unittest.TestCase):
    def test_tells_the_kinds_of_event_apart(self) -> None:
        kinds = {
            name: (is_http_request(sample_event(name)), is_test_notification(sample_event(name)))
            for name in ("load_balancer_health", "s3_object_created", "s3_test_event")
        }
        self.assertEqual(
            kinds,
            {
                "load_balancer_health": (True, False),
                "s3_object_created": (False, False),
                "s3_test_event": (False, True),
            },
        )
