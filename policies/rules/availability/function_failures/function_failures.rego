# METADATA
# title: What a function fails on is kept
# description: >-
#   An event that a function could not handle is retried twice and then gone. A dead-letter
#   queue, or a destination for failures, keeps the batch that nobody has processed.
# scope: package
# custom:
#   id: PAY-AVL-002
#   family: availability
#   severity: medium
#   scope: resource
#   resource_types: [aws_lambda_function]
#   reads: [aws_lambda_function_event_invoke_config]
#   controls:
#     pci_dss: ["10.7.2"]
#     soc2: ["A1.2", "CC7.2"]
#     nist_800_53: ["SI-4", "SI-11"]
#   remediation: >-
#     Add dead_letter_config with target_arn, or an aws_lambda_function_event_invoke_config with a
#     destination on_failure.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"]
package rules.availability.function_failures

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.any([_destination(unit), verdict.is_given(unit, ["dead_letter_config", 0, "target_arn"])])

_companion := "aws_lambda_function_event_invoke_config"

_destination(unit) := verdict.any([
verdict.said_of(companion, verdict.is_given(companion, ["destination_config", 0, "on_failure", 0, "destination"])) |
	some companion in companions
]) if {
	companions := units.settled(unit, _companion, "function_name")
	count(companions) > 0
} else := units.missing(unit, _companion, "function_name")
