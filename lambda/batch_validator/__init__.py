"""Validates payment batch files and sorts their records into accepted and rejected."""
