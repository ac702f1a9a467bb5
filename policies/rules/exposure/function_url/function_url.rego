# METADATA
# title: Function URLs ask for a signature
# description: >-
#   With authorization_type NONE a function's URL answers whoever finds it.
# scope: package
# custom:
#   id: PAY-EXP-007
#   family: exposure
#   severity: critical
#   scope: resource
#   resource_types: [aws_lambda_function_url]
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     fsbp: ["Lambda.1"]
#   remediation: >-
#     Set authorization_type = AWS_IAM, or put the function behind the load balancer.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"]
package rules.exposure.function_url

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["authorization_type"], ["AWS_IAM"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
