"""A conditional Deny denies nothing of which the condition is not known to hold.

moto's S3 hands no facts of the request to a bucket's policy, and takes a
condition that it cannot check as one that holds: a bucket whose policy refuses
requests without TLS refuses all of them, the state bucket included.
"""

from __future__ import annotations

from moto.iam.access_control import IAMPolicyStatement, PermissionResult


def apply() -> None:
    """Passes over a conditional Deny where nothing is known of the request."""
    stock = IAMPolicyStatement.is_action_permitted

    def heeding_conditions(self, action, resource="*", principal=None, incoming_condition_values=None):
        is_conditional_deny = self._statement.get("Effect") == "Deny" and self._statement.get("Condition")
        if is_conditional_deny and not incoming_condition_values:
            return PermissionResult.NEUTRAL
        return stock(self, action, resource, principal, incoming_condition_values)

    IAMPolicyStatement.is_action_permitted = heeding_conditions
