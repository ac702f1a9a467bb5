# METADATA
# title: Functions write into a log group that is declared
# description: >-
#   A function makes a log group by itself, without key and retention, unless it is told which
#   one to use.
# scope: package
# custom:
#   id: PAY-LOG-012
#   family: logging
#   severity: medium
#   scope: resource
#   resource_types: [aws_lambda_function]
#   controls:
#     pci_dss: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-2", "AU-11"]
#   remediation: Set log_group in logging_config to a log group of the configuration.
#   references: ["https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html"]
package rules.logging.function

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_given(unit, ["logging_config", 0, "log_group"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
