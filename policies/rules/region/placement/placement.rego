# METADATA
# title: The environment stays in its region
# description: >-
#   Each environment lives in one region. A subnet or endpoint of another would carry payment
#   data there. Where no region is set as a parameter, there is nothing to hold them to.
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
#     Use the availability zones and endpoints of the environment's region, or set the parameter
#     region.
#   references: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html"]
package rules.region.placement

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	data.params.region == ""
} else := verdict.matches(
	unit, ["availability_zone"],
	concat("", ["^", data.params.region]), concat("", ["a zone of ", data.params.region]),
) if {
	unit.type == "aws_subnet"
} else := verdict.matches(
	unit, ["service_name"],
	concat("", ["[.]", data.params.region, "[.]"]), concat("", ["a service of ", data.params.region]),
)
