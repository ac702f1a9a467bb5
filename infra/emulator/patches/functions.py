"""A function says where its failures go and how it logs.

moto takes both and forgets them: the provider would set them again on every run.
https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
"""

from __future__ import annotations

from typing import Any

from moto.awslambda.models import LambdaFunction

KEPT = ("DeadLetterConfig", "LoggingConfig")


def apply() -> None:
    """Keeps both, and adds them to the answers."""
    stock_init = LambdaFunction.__init__
    stock_configuration = LambdaFunction.get_configuration
    stock_update = LambdaFunction.update_configuration

    def keep(self: LambdaFunction, spec: dict[str, Any]) -> None:
        kept = getattr(self, "kept_configuration", {})
        self.kept_configuration = {**kept, **{key: spec[key] for key in KEPT if spec.get(key)}}

    def init(self, account_id, spec, *args, **kwargs):
        stock_init(self, account_id, spec, *args, **kwargs)
        keep(self, spec)

    def configuration(self, *args, **kwargs):
        return {**stock_configuration(self, *args, **kwargs), **self.kept_configuration}

    def update(self, config_updates):
        keep(self, config_updates)
        return stock_update(self, config_updates)

    LambdaFunction.__init__ = init
    LambdaFunction.get_configuration = configuration
    LambdaFunction.update_configuration = update
