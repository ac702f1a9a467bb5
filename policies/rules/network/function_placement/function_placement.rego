# METADATA
# title: Functions run in the VPC
# description: >-
#   Outside a VPC a function reaches the whole internet, and no security group, flow log or
#   endpoint sees it.
# scope: package
# custom:
#   id: PAY-NET-005
#   family: network
#   severity: medium
#   scope: resource
#   resource_types: [aws_lambda_function]
#   controls:
#     pci_dss: ["1.2.1"]
#     soc2: ["CC6.6"]
#     nist_800_53: ["SC-7"]
#   remediation: Add vpc_config with subnet_ids and security_group_ids.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html"]
package rules.network.function_placement

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([
	verdict.is_set_to(unit, ["vpc_config", 0, "subnet_ids"], ["aws_subnet"]),
	verdict.is_set_to(unit, ["vpc_config", 0, "security_group_ids"], ["aws_security_group"]),
])
