# METADATA
# title: Subnets give out no public addresses
# description: >-
#   What is started in a subnet should be reachable from the internet only because somebody
#   decided so for it.
# scope: package
# custom:
#   id: PAY-EXP-008
#   family: exposure
#   severity: medium
#   scope: resource
#   resource_types: [aws_subnet]
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     fsbp: ["EC2.15"]
#   remediation: Set map_public_ip_on_launch = false, or leave it out.
#   references: ["https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html"]
package rules.exposure.subnet_addresses

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["map_public_ip_on_launch"], [false, null]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
