"""A security-group rule that names another group has a description too.

moto keeps it with the group that is named, and looks for it with the addresses.
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html
"""

from __future__ import annotations

from moto.ec2.models.security_groups import SecurityGroupRule


def apply() -> None:
    """Looks in both places."""
    stock = SecurityGroupRule.description.fget

    def description(self):
        return stock(self) or self.source_group.get("Description")

    SecurityGroupRule.description = property(description)
