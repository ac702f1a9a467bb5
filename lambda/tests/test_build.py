from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

import build

FUNCTION = build.LAMBDA_DIR / "batch_validator"


class BuildTest(unittest.TestCase):
    def test_gives_the_same_bytes_for_another_checkout(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copytree(FUNCTION, Path(folder, FUNCTION.name)))
            for path in copy.rglob("*.py"):
                path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
                path.chmod(0o755)
                os.utime(path, (0, 0))
            self.assertEqual(build.build(copy), build.build(FUNCTION))

    def test_holds_the_code_and_nothing_else(self) -> None:
        with zipfile.ZipFile(io.BytesIO(build.build(FUNCTION))) as archive:
            entries = archive.infolist()
        names = [entry.filename for entry in entries]
        self.assertEqual(names, sorted(names))
        self.assertIn("batch_validator/handler.py", names)
        self.assertEqual([name for name in names if "test" in name or not name.endswith(".py")], [])
        self.assertEqual(
            {(entry.date_time, entry.external_attr >> 16, entry.compress_type) for entry in entries},
            {(build.FIXED_TIME, build.FIXED_MODE, zipfile.ZIP_STORED)},
        )

    def test_the_package_runs_by_itself(self) -> None:
        code = "import batch_validator.handler as h; print(h.health()['statusCode'])"
        with tempfile.TemporaryDirectory() as folder:
            package = Path(folder, "package.zip")
            package.write_bytes(build.build(FUNCTION))
            answer = subprocess.run(
                [sys.executable, "-c", code],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(package)},
                capture_output=True,
                check=True,
                text=True,
            )
        self.assertEqual(answer.stdout.strip(), "200")

    def test_finds_every_function(self) -> None:
        self.assertEqual(build.functions(build.LAMBDA_DIR), [FUNCTION])


class WriteTest(unittest.TestCase):
    def test_writes_once_and_leaves_nothing_beside(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            output = Path(folder, "dist")
            for said in ("written", "up to date"):
                with contextlib.redirect_stdout(io.StringIO()) as stdout:
                    self.assertEqual(build.main(["--output", str(output)]), 0)
                self.assertTrue(stdout.getvalue().endswith(f"batch_validator.zip: {said}\n"))
            self.assertEqual([path.name for path in output.iterdir()], ["batch_validator.zip"])
            self.assertEqual((output / "batch_validator.zip").read_bytes(), build.build(FUNCTION))
