# METADATA
# title: Event rules are switched on
# description: >-
#   A rule that is disabled watches nothing, and nothing tells of it.
# scope: package
# custom:
#   id: PAY-LOG-011
#   family: logging
#   severity: medium
#   scope: resource
#   resource_types: [aws_cloudwatch_event_rule]
#   controls:
#     pci_dss: ["10.7.2"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["SI-4"]
#   remediation: Leave state and is_enabled out, or set them to ENABLED and true.
#   references: ["https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-delete-rule.html"]
package rules.logging.event_rule

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([
	verdict.of_value(values.declared(unit, ["state"]), ["ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS", null]),
	verdict.of_value(values.declared(unit, ["is_enabled"]), [true, null]),
])
