# METADATA
# title: VPCs span three availability zones
# description: >-
#   What runs in three zones outlives the loss of one with two thirds of its strength. The zones
#   are those of the VPC's subnets.
# scope: package
# custom:
#   id: PAY-NET-003
#   family: network
#   severity: medium
#   scope: resource
#   resource_types: [aws_vpc]
#   reads: [aws_subnet]
#   controls:
#     soc2: ["A1.1", "A1.2"]
#     nist_800_53: ["CP-10", "SC-36"]
#   remediation: Place the VPC's subnets in at least as many zones as the pack asks for.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-subnet-basics.html"]
package rules.network.availability_zones

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_subnet := "aws_subnet"

_judged(vpc) := verdict.passed if {
	count(_zones(vpc)) >= data.params.availability_zones
} else := verdict.undetermined(sprintf("the plan does not settle whether %s belongs to it", [possible[0]]), []) if {
	possible := units.possible(vpc, _subnet, "vpc_id")
	count(possible) > 0
} else := verdict.hidden(hidden[0]) if {
	hidden := [value |
		some subnet in units.settled(vpc, _subnet, "vpc_id")
		value := _zone(subnet)
		value.state in {"unknown", "sensitive"}
	]
	count(hidden) > 0
} else := verdict.failed(
	sprintf("its subnets stand in %d of %d zones", [count(_zones(vpc)), data.params.availability_zones]), [],
	"subnets in further zones",
)

_zones(vpc) := {zone |
	some subnet in units.settled(vpc, _subnet, "vpc_id")
	zone := _zone(subnet).value
}

# By name or by id: a configuration uses one of them.
_zone(subnet) := values.read(subnet, ["availability_zone"]) if {
	values.is_unset(subnet, ["availability_zone_id"])
} else := values.read(subnet, ["availability_zone_id"])
