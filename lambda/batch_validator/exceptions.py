"""What can go wrong for reasons other than the records of a batch."""

from __future__ import annotations


class BatchValidatorError(Exception):
    """Base of all errors of this function."""


class ConfigurationError(BatchValidatorError):
    """The function is not configured as it must be."""


class EventError(BatchValidatorError):
    """The event is none that the function understands."""


class UnreadableBatchError(BatchValidatorError):
    """The file as a whole can't be read as a batch, whatever its records hold."""


class BatchFailedError(BatchValidatorError):
    """Something outside this function failed; the event is to be delivered again."""
