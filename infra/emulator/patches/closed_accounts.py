"""Closed accounts don't keep an organization from being deleted.

AWS drops a closed account from its organization for good after 90 days; moto
never does. Waiting is what a destroy can't do here, so it is as if they were over.
"""

from __future__ import annotations

from moto.organizations import models

CLOSED = "SUSPENDED"


def apply() -> None:
    """Forgets the closed accounts of an organization that is to be deleted."""
    stock = models.OrganizationsBackend.delete_organization

    def without_closed_accounts(self) -> None:
        self.accounts = [account for account in self.accounts if account.status != CLOSED]
        stock(self)

    models.OrganizationsBackend.delete_organization = without_closed_accounts
