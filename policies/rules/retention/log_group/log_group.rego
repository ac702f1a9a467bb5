# METADATA
# title: Log groups are kept for the environment's tier
# description: >-
#   Development keeps logs for 7 days, staging for 30, production for 90: long enough to look into an
#   incident, and the same in every group of an environment. A group without a retention is kept
#   for ever, which is no tier.
# scope: package
# custom:
#   id: PAY-RET-001
#   convention: log_retention_days
#   family: retention
#   severity: medium
#   scope: resource
#   resource_types: [aws_cloudwatch_log_group]
#   controls:
#     pci_dss: ["10.5.1"]
#     nist_800_53: ["AU-11"]
#   remediation: Set retention_in_days to the environment's tier.
#   references: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"]
package rules.retention.log_group

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["retention_in_days"], [data.params.log_retention_days]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
