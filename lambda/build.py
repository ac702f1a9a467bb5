"""Builds the deployment package of each Lambda function, the same bytes every time.

    python3 lambda/build.py            writes lambda/dist/<function>.zip
    python3 lambda/build.py --output DIR

The bytes depend on the names and contents of the source files alone: entries
are sorted, carry one fixed time and one fixed mode, and are stored rather than
compressed, since compressors differ from one zlib to the next. So the code
hash that Terraform plans is the same on every machine and for every
environment.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

LAMBDA_DIR = Path(__file__).resolve().parent
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
FIXED_MODE = 0o100644
UNIX = 3
EXCLUDED_FOLDERS = frozenset({"__pycache__", "tests"})


def functions(root: Path) -> list[Path]:
    """The folders under `root` that hold a function: packages with a handler."""
    return sorted(path.parent for path in root.glob("*/handler.py"))


def package_files(function: Path) -> list[tuple[PurePosixPath, Path]]:
    """The files that belong in the package of `function`, by their name in it."""
    found = []
    for path in function.rglob("*.py"):
        relative = path.relative_to(function.parent)
        if not EXCLUDED_FOLDERS.intersection(relative.parts):
            found.append((PurePosixPath(*relative.parts), path))
    return sorted(found)


def build(function: Path) -> bytes:
    """The bytes of the package of `function`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, path in package_files(function):
            entry = zipfile.ZipInfo(str(name), FIXED_TIME)
            entry.create_system = UNIX
            entry.external_attr = FIXED_MODE << 16
            # A checkout with other line endings is still the same code.
            content = path.read_bytes().replace(b"\r\n", b"\n")
            archive.writestr(entry, content)
    return buffer.getvalue()


def write_atomically(target: Path, content: bytes) -> bool:
    """Puts `content` at `target` in one step; False where it already stands there."""
    if target.is_file() and target.read_bytes() == content:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except BaseException:
        os.unlink(temporary)
        raise
    return True


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Builds the Lambda deployment packages.")
    parser.add_argument("--output", type=Path, default=LAMBDA_DIR / "dist", help="folder for the zip files")
    output = parser.parse_args(arguments).output
    for function in functions(LAMBDA_DIR):
        target = output / f"{function.name}.zip"
        written = write_atomically(target, build(function))
        print(f"{target}: {'written' if written else 'up to date'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
