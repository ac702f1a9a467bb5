# METADATA
# title: Subscriptions filter the same in every environment
# description: >-
#   A message that a subscription lets through in one environment is let through in all: filter
#   policies of topics and filter patterns of logs are the same.
# scope: package
# custom:
#   id: PAY-PAR-003
#   family: parity
#   severity: high
#   scope: environments
#   resource_types: [environment]
#   reads:
#     - aws_sns_topic_subscription
#     - aws_cloudwatch_log_subscription_filter
#   controls:
#     pci_dss: ["6.5.1"]
#     nist_800_53: ["CM-2"]
#   remediation: Make the filters the same in every environment, from one declaration.
#   references: ["https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering.html"]
package rules.parity.filter_policies

import data.lib.environments
import data.lib.finding
import data.lib.units

outcomes contains finding.outcome(rego.metadata.chain(), unit, environments.same(unit, _compared)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_compared := environments.comparison(environments.described(rego.metadata.chain(), [
	["filter_policy"],
	["filter_policy_scope"],
	["filter_pattern"],
]))
