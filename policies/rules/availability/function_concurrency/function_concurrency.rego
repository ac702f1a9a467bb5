# METADATA
# title: No function takes the account's whole concurrency
# description: >-
#   All functions of an account share one limit. One that is called in a flood takes it all,
#   unless its own part is fixed.
# scope: package
# custom:
#   id: PAY-AVL-003
#   family: availability
#   severity: low
#   scope: resource
#   resource_types: [aws_lambda_function]
#   controls:
#     soc2: ["A1.1"]
#     nist_800_53: ["SC-5"]
#   remediation: Set reserved_concurrent_executions.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html"]
package rules.availability.function_concurrency

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.at_least(unit, ["reserved_concurrent_executions"], 0),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
