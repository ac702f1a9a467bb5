# METADATA
# title: Logs are kept for the tier of each environment
# description: >-
#   Every log group of an environment is kept for the days of its tier: 7 in development, 30 in
#   staging, 90 in production. The tiers are those of the pack or of the configuration.
# scope: package
# custom:
#   id: PAY-PAR-008
#   family: parity
#   severity: medium
#   scope: environments
#   resource_types: [environment]
#   reads:
#     - aws_cloudwatch_log_group
#   controls:
#     pci_dss: ["10.5.1"]
#     nist_800_53: ["AU-11"]
#   remediation: Set retention_in_days to the environment's tier.
#   references: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html"]
package rules.parity.log_retention

import data.lib.environments
import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit, groups)) if {
	some unit in units.in_scope(rego.metadata.chain())
	groups := environments.resources(rego.metadata.chain(), unit)
}

_judged(unit, groups) := verdict.not_applicable if {
	_is_out(unit, groups)
} else := verdict.all([environments.of_resource(group, judged) |
	some group in groups
	value := environments.read(group, ["retention_in_days"])
	judged := verdict.of_value(value, [unit.values.log_retention_days])
])

_is_out(_, []) := true

_is_out(unit, _) if not unit.values.log_retention_days
