"""What stock moto gets wrong, mended before the server starts.

Each fix is a module with `apply`; its test fails as soon as moto no longer
needs it, so that none outlives its reason. What moto cannot do is mended here,
never by bending the Terraform configuration.
"""

from __future__ import annotations

from patches import (
    accounts,
    closed_accounts,
    conditions,
    databases,
    delete_markers,
    functions,
    notifications,
    pipelines,
    rule_descriptions,
    rule_scopes,
)


def apply(account_ids: dict[str, str]) -> None:
    """Applies every fix; `account_ids` are the ids that new accounts get, by name."""
    accounts.apply(account_ids)
    closed_accounts.apply()
    conditions.apply()
    databases.apply()
    delete_markers.apply()
    functions.apply()
    notifications.apply()
    pipelines.apply()
    rule_descriptions.apply()
    rule_scopes.apply()
