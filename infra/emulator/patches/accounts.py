"""New accounts of the organization get the ids that the environments expect.

moto draws a random id; the environments' ids stand in tfvars, and the provider
refuses every other account.
"""

from __future__ import annotations

from unittest import mock

from moto.organizations import models


def apply(account_ids: dict[str, str]) -> None:
    """Lets an account named in `account_ids` have the id given there; others keep moto's."""
    stock = models.FakeAccount.__init__

    def with_expected_id(self, organization, **kwargs) -> None:
        account_id = account_ids.get(kwargs.get("AccountName", ""))
        if account_id is None:
            stock(self, organization, **kwargs)
            return
        # The id is drawn inside, and the account's role is made with it there.
        with mock.patch.object(models.utils, "make_random_account_id", return_value=account_id):
            stock(self, organization, **kwargs)

    models.FakeAccount.__init__ = with_expected_id
