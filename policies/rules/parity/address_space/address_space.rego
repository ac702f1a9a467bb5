# METADATA
# title: Address spaces of environments do not overlap
# description: >-
#   Networks of two environments that have addresses in common can never be connected, and a rule that
#   names a block does not say which environment it means. Second instances of an environment are not
#   held to it.
# scope: package
# custom:
#   id: PAY-PAR-006
#   family: parity
#   severity: high
#   scope: environments
#   resource_types: [environment]
#   reads:
#     - aws_vpc
#     - aws_vpc_ipv4_cidr_block_association
#   controls:
#     pci_dss: ["1.2.1", "6.5.3"]
#     nist_800_53: ["SC-7"]
#   remediation: Give each environment blocks of its own.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"]
package rules.parity.address_space

import data.lib.environments
import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit, values.read(unit, ["cidrs"]))) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# Only of environments that the pack knows can it be told that they are not two names for one.
_judged(unit, blocks) := verdict.not_applicable if {
	not is_number(unit.values.rank)
} else := verdict.failed(
	sprintf("%s overlaps %s of %s", _overlapping(unit)[0]),
	["cidrs"], "blocks that no other environment has",
) if {
	count(_overlapping(unit)) > 0
} else := verdict.hidden(blocks) if {
	blocks.state == "unknown"
} else := verdict.not_applicable if {
	blocks.state == "absent"
} else := verdict.passed

_overlapping(unit) := sort([[own, block, other.address] |
	some own in unit.values.cidrs
	some other in environments.others(unit)
	other.values.rank != unit.values.rank
	some block in other.values.cidrs
	net.cidr_intersects(own, block)
])
