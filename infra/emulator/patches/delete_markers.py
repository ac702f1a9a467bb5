"""A bucket with delete markers can be emptied.

moto disposes of every version it drops, and its delete markers cannot be
disposed of: destroying a versioned bucket with `force_destroy` crashes.
"""

from __future__ import annotations

from moto.s3.models import FakeDeleteMarker


def apply() -> None:
    """Gives a delete marker, which holds nothing, the method that drops what it holds."""
    FakeDeleteMarker.dispose = lambda self, garbage=False: None
