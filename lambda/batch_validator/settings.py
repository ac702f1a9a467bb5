"""Configuration from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Mapping, Optional

from .exceptions import ConfigurationError


@dataclass(frozen=True)
class Settings:
    accepted_bucket: str
    rejected_bucket: str

    @classmethod
    def from_environment(cls, environment: Optional[Mapping[str, str]] = None) -> Settings:
        environment = os.environ if environment is None else environment
        return cls(
            accepted_bucket=_required(environment, "ACCEPTED_BUCKET"),
            rejected_bucket=_required(environment, "REJECTED_BUCKET"),
        )


def _required(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if not value:
        raise ConfigurationError(f"The environment variable {name} is not set.")
    return value
