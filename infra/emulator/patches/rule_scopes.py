"""A rule of AWS Config tells the tag that it is scoped to.

moto checks the tag and forgets it: the provider would set the scope again on
every run.
"""

from __future__ import annotations

from moto.config.models import Scope


def apply() -> None:
    """Keeps key and value of the tag, under the names that AWS gives them."""
    stock = Scope.__init__

    def keeping_tag(self, compliance_resource_types=None, tag_key=None, tag_value=None, compliance_resource_id=None):
        stock(self, compliance_resource_types, tag_key, tag_value, compliance_resource_id)
        del self.tags
        self.tag_key = tag_key
        self.tag_value = tag_value

    Scope.__init__ = keeping_tag
