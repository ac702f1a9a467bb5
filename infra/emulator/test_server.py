"""The server round moto: who it is, what it answers, and when it ends."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

import server

SERVER = Path(server.__file__)
READY_SECONDS = 30


def start(folder: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(SERVER), "--ready-file", f"{folder}/ready", "--token", "t0ken", *options]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)


def identity(folder: str) -> dict:
    ready = Path(folder, "ready")
    deadline = time.monotonic() + READY_SECONDS
    while not ready.exists():
        if time.monotonic() > deadline:
            raise TimeoutError("the server did not come up")
        time.sleep(0.05)
    return json.loads(ready.read_text())


class Served(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.process = start(self.folder, "--watch-stdin")
        self.addCleanup(self.process.stderr.close)
        self.addCleanup(self.process.wait, 10)
        self.addCleanup(self.process.stdin.close)
        self.identity = identity(self.folder)

    def test_says_who_it_is_to_its_owner_alone(self):
        self.assertEqual(self.identity["pid"], self.process.pid)
        self.assertEqual(Path(self.folder, "ready").stat().st_mode & 0o777, 0o600)
        with urllib.request.urlopen(f"{self.identity['address']}{server.HEALTH_PATH}") as answer:
            self.assertEqual(json.load(answer), self.identity)

    def test_ends_with_its_standard_input(self):
        self.process.stdin.close()
        self.assertEqual(self.process.wait(10), 0)

    def test_refuses_a_taken_port_in_one_sentence(self):
        port = self.identity["address"].rsplit(":", 1)[1]
        second = start(f"{self.folder}", "--port", port)
        _, message = second.communicate(timeout=READY_SECONDS)
        self.assertEqual(second.returncode, server.EXIT_PORT_TAKEN)
        self.assertEqual(message.decode().strip(), f"Port {port} is taken.")

    def test_keeps_a_connection_open(self):
        connection = http.client.HTTPConnection(self.identity["address"].removeprefix("http://"), timeout=5)
        self.addCleanup(connection.close)
        connection.request("GET", server.HEALTH_PATH)
        connection.getresponse().read()
        first = connection.sock
        connection.request("GET", server.HEALTH_PATH)
        connection.getresponse().read()
        self.assertIsNotNone(first)
        self.assertIs(connection.sock, first)

    def test_a_call_that_moto_lacks_is_answered_once_and_for_all(self):
        request = urllib.request.Request(
            self.identity["address"],
            data=b"{}",
            headers={
                "X-Amz-Target": "AmazonSSM.DescribeInventoryDeletions",
                "Content-Type": "application/x-amz-json-1.1",
                "Authorization": "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/ssm/aws4_request, "
                "SignedHeaders=host, Signature=0",
            },
        )
        with self.assertRaises(urllib.error.HTTPError) as raised:
            urllib.request.urlopen(request)
        self.addCleanup(raised.exception.close)
        self.assertEqual(raised.exception.code, 501)


class Unimplemented(unittest.TestCase):
    def test_other_errors_are_not_hidden(self):
        def broken(environ, start_response):
            raise RuntimeError("broken")

        with self.assertRaises(RuntimeError):
            server.unimplemented_is_final(broken)({}, lambda *_: None)


if __name__ == "__main__":
    unittest.main()
