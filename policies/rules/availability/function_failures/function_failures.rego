# METADATA
# title: What a function fails on is kept
# description: >-
#   An event that a function could not handle is retried twice and then gone. A dead-letter
#   queue keeps the batch that nobody has processed.
# scope: package
# custom:
#   id: PAY-AVL-002
#   family: availability
#   severity: medium
#   scope: resource
#   resource_types: [aws_lambda_function]
#   controls:
#     pci_dss: ["10.7.2"]
#     soc2: ["A1.2", "CC7.2"]
#     nist_800_53: ["SI-4", "SI-11"]
#   remediation: Add dead_letter_config with target_arn.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"]
package rules.availability.function_failures

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_given(unit, ["dead_letter_config", 0, "target_arn"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
