# METADATA
# title: The environment stays in its region
# description: >-
#   Each environment lives in one region. A subnet or endpoint of another would carry payment
#   data there. Where no region is set as a parameter, there is nothing to hold them to; what may
#   stand elsewhere is named in the parameter other_regions.
# scope: package
# custom:
#   id: PAY-REG-001
#   convention: region
#   family: region
#   severity: high
#   scope: resource
#   resource_types: [aws_subnet, aws_vpc_endpoint]
#   controls:
#     pci_dss: ["12.5.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SA-9", "CM-2"]
#   remediation: >-
#     Use the availability zones and endpoints of the environment's region, set the parameter
#     region, or name the type in other_regions.
#   references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html"]
package rules.region.placement

import data.lib.finding
import data.lib.regions
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	data.params.region == ""
} else := verdict.matches(
	unit, ["availability_zone"],
	concat("", ["^(", concat("|", allowed), ")"]), concat("", ["a zone of ", concat(" or ", allowed)]),
) if {
	unit.type == "aws_subnet"
	allowed := regions.allowed(unit.type)
} else := verdict.matches(
	unit, ["service_name"],
	concat("", ["[.](", concat("|", allowed), ")[.]"]), concat("", ["a service of ", concat(" or ", allowed)]),
) if {
	allowed := regions.allowed(unit.type)
}
