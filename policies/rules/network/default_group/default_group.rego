# METADATA
# title: The default security group of a VPC is taken over, and empty
# description: >-
#   Every VPC comes with a group that lets its members talk to each other and to everyone. What
#   forgets to name a group lands in it. Only by being declared can it be emptied, and no rule beside
#   it may fill it again.
# scope: package
# custom:
#   id: PAY-NET-004
#   family: network
#   severity: medium
#   scope: resource
#   resource_types: [aws_vpc, aws_default_security_group]
#   reads:
#     - aws_default_security_group
#     - aws_security_group_rule
#     - aws_vpc_security_group_ingress_rule
#     - aws_vpc_security_group_egress_rule
#   controls:
#     pci_dss: ["1.2.1"]
#     soc2: ["CC6.6"]
#     nist_800_53: ["SC-7"]
#     cis_aws: ["5.4"]
#     fsbp: ["EC2.2"]
#   remediation: Add an aws_default_security_group for the VPC, without rules.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html"]
package rules.network.default_group

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_default_security_group"

_judged(unit) := verdict.all(array.concat(
	_taken_over(unit),
	[_is_not_filled(unit, type) | some type in _rules],
))

_rules := [
	"aws_security_group_rule",
	"aws_vpc_security_group_ingress_rule",
	"aws_vpc_security_group_egress_rule",
]

_taken_over(group) := [] if group.type == _companion

_taken_over(vpc) := [verdict.is_left_out(companion, [direction]) |
	some companion in companions
	some direction in ["ingress", "egress"]
] if {
	vpc.type == "aws_vpc"
	companions := units.settled(vpc, _companion, "vpc_id")
	count(companions) > 0
} else := [units.missing(vpc, _companion, "vpc_id")] if {
	vpc.type == "aws_vpc"
}

# A rule names the group, or the VPC of which it is the default group.
_is_not_filled(unit, type) := verdict.failed(
	concat("", [filling[0].address, " is a rule of it"]),
	[], "no rule",
) if {
	filling := units.settled(unit, type, "security_group_id")
	count(filling) > 0
} else := verdict.undetermined(
	concat("", ["the plan does not settle whether ", filling[0], " is a rule of it"]),
	[],
) if {
	filling := units.possible(unit, type, "security_group_id")
	count(filling) > 0
} else := verdict.passed
