# METADATA
# title: Alarms tell somebody
# description: >-
#   An alarm without an action changes its colour on a page that nobody has open.
# scope: package
# custom:
#   id: PAY-LOG-010
#   family: logging
#   severity: medium
#   scope: resource
#   resource_types: [aws_cloudwatch_metric_alarm]
#   controls:
#     pci_dss: ["10.7.2"]
#     soc2: ["CC7.2", "CC7.3"]
#     nist_800_53: ["SI-4", "IR-6"]
#   remediation: Set alarm_actions to a topic, and leave actions_enabled on.
#   references: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html"]
package rules.logging.alarm

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([
	verdict.is_one_of(unit, ["actions_enabled"], [true, null]),
	verdict.is_set_to(unit, ["alarm_actions"], _actions),
])

_actions := ["aws_sns_topic", "aws_lambda_function", "aws_appautoscaling_policy", "aws_autoscaling_policy"]
