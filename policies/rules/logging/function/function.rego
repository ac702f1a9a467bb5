# METADATA
# title: Functions write into a log group that is declared
# description: >-
#   A function makes a log group by itself, without key and retention, unless it is told which
#   one to use, or the one that it would make is declared: /aws/lambda/ and its name.
# scope: package
# custom:
#   id: PAY-LOG-012
#   family: logging
#   severity: medium
#   scope: resource
#   resource_types: [aws_lambda_function]
#   reads: [aws_cloudwatch_log_group]
#   controls:
#     pci_dss: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-2", "AU-11"]
#   remediation: >-
#     Declare a log group that is called /aws/lambda/ and the function's name, or set log_group in
#     logging_config to another one of the configuration.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html"]
package rules.logging.function

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# Whichever group it is told, or none: one of the two is declared.
_judged(unit) := verdict.any([_default(unit), verdict.is_given(unit, ["logging_config", 0, "log_group"])])

_default(unit) := verdict.passed if {
	count(units.settled(unit, "aws_cloudwatch_log_group", "name")) > 0
} else := units.missing(unit, "aws_cloudwatch_log_group", "name")
