"""A bucket tells that EventBridge is told of its objects.

moto keeps it and leaves it out of the answer: the provider would switch it on
again on every run.
"""

from __future__ import annotations

from moto.s3.responses import S3Response


def apply() -> None:
    """Adds the empty element that stands for EventBridge to the answer."""
    stock = S3Response.get_bucket_notification

    def telling_of_event_bridge(self):
        configuration = self.backend.get_bucket_notification_configuration(self.bucket_name)
        if not configuration or configuration.event_bridge is None:
            return stock(self)
        serialized = self.serialized

        def with_event_bridge(result):
            result.result["EventBridgeConfiguration"] = {}
            return serialized(result)

        self.serialized = with_event_bridge
        try:
            return stock(self)
        finally:
            del self.serialized

    S3Response.get_bucket_notification = telling_of_event_bridge
