"""Runs the unittest suites of one folder and prints the counts as JSON.

python3 unittest_json.py START_FOLDER [TOP_FOLDER]
"""

from __future__ import annotations

import io
import json
import sys
import unittest


def main(start: str, top: str) -> int:
    sys.path.insert(0, top)
    suite = unittest.defaultTestLoader.discover(start, top_level_dir=top)
    # What the tests print belongs to nobody; standard output is the report's.
    report, sys.stdout = sys.stdout, io.StringIO()
    result = unittest.TextTestRunner(stream=io.StringIO(), buffer=True).run(suite)
    bad = result.failures + result.errors
    failures = [f"{test.id()}\n{trace.strip()}" for test, trace in bad]
    failures += [f"{test.id()}: succeeded unexpectedly" for test in result.unexpectedSuccesses]
    passed = result.testsRun - len(failures) - len(result.skipped)
    json.dump({"passed": max(passed, 0), "failed": len(failures), "failures": failures}, report)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else sys.argv[1]))
