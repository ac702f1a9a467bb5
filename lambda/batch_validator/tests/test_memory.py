"""A batch that doesn't fit in memory is sorted all the same."""

from __future__ import annotations

import json
import subprocess
import sys
import unittest
from pathlib import Path

LAMBDA = Path(__file__).resolve().parents[2]

# The address space that is left once everything is loaded is less than half of the batch.
BATCH_MB = 64
LEFT_MB = 24

SCRIPT = """
import json, resource, sys
from batch_validator.batch import process
from batch_validator.events import BatchObject
from batch_validator.settings import Settings

batch_mb, left_mb, whole = (int(word) for word in sys.argv[1:])
padding = "x" * 3000

class Body:
    def __init__(self): self.made, self.count, self.rest = 0, 0, b""
    def read(self, amount):
        while len(self.rest) < amount and self.made < batch_mb * 2**20:
            line = json.dumps({"amount": "12.50", "card_number": "4111111111111111", "currency": "EUR",
                "execution_date": "2026-11-23", "payment_id": f"pay-{self.count % 20000}", "note": padding}).encode() + b"\\n"
            self.rest, self.made, self.count = self.rest + line, self.made + len(line), self.count + 1
        taken, self.rest = self.rest[:amount], self.rest[amount:]
        return taken
    def close(self): pass

class S3:
    written = 0
    def get_object(self, **request): return {"Body": Body()}
    def put_object(self, Body, ContentLength, **request):
        while chunk := Body.read(65536): self.written += len(chunk)

pages = int(open("/proc/self/statm").read().split()[0])
limit = pages * resource.getpagesize() + left_mb * 2**20
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
if whole:
    bytearray(batch_mb * 2**20)
client = S3()
counts = process(BatchObject("intake", "big.jsonl"), client, Settings("accepted", "rejected"))
print(json.dumps({"counts": counts.as_dict(), "written": client.written}))
"""


def run(whole: bool) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", SCRIPT, str(BATCH_MB), str(LEFT_MB), str(int(whole))]
    return subprocess.run(words, cwd=LAMBDA, capture_output=True, text=True, timeout=120, check=False)


@unittest.skipUnless(sys.platform == "linux", "only Linux holds a process to a limit of memory")
class MemoryTest(unittest.TestCase):
    def test_sorts_a_batch_larger_than_its_memory(self) -> None:
        ended = run(whole=False)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        result = json.loads(ended.stdout)
        self.assertGreater(sum(result["counts"].values()), 20000)
        self.assertEqual(result["counts"]["accepted"], 20000)
        self.assertGreater(result["written"], BATCH_MB * 2**20)

    def test_the_limit_holds_who_reads_it_whole(self) -> None:
        ended = run(whole=True)
        self.assertNotEqual(ended.returncode, 0)
        self.assertIn("MemoryError", ended.stderr)
