"""The handler, run as Lambda would, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import invoke
from batch_validator.events import BatchObject, batch_objects

SCRIPT = Path(invoke.__file__)
EVENTS = SCRIPT.parent / "batch_validator" / "tests" / "events"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_BUCKET")}
    command = [sys.executable, str(SCRIPT), *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


class InvokeTest(unittest.TestCase):
    def test_prints_what_the_handler_answers(self) -> None:
        ended = run("--event", str(EVENTS / "load_balancer_health.json"))
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertEqual(json.loads(ended.stdout)["statusCode"], 200)

    def test_ends_with_1_and_one_sentence_when_the_handler_raises(self) -> None:
        ended = run("--bucket", "b", "--key", "k.csv")
        self.assertEqual(ended.returncode, 1)
        self.assertEqual(
            ended.stderr.strip(), "ConfigurationError: The environment variable ACCEPTED_BUCKET is not set."
        )

    def test_runs_the_bytes_that_are_deployed(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            build = [sys.executable, str(SCRIPT.parent / "build.py"), "--output", folder]
            subprocess.run(build, check=True, capture_output=True)
            package = str(Path(folder, "batch_validator.zip"))
            ended = run("--package", package, "--event", str(EVENTS / "s3_test_event.json"))
        self.assertEqual((ended.returncode, ended.stdout), (0, '{"batches": []}\n'), ended.stderr)

    def test_makes_the_event_that_s3_would_send(self) -> None:
        event = invoke.event_of("b", "a b/é+.csv", "v1")
        self.assertEqual(batch_objects(event), [BatchObject("b", "a b/é+.csv", "v1")])
