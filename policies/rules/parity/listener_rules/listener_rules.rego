# METADATA
# title: Listener rules are the same in every environment
# description: >-
#   Requests take the same way everywhere: the same conditions lead to the same actions, in the same
#   order of priorities.
# scope: package
# custom:
#   id: PAY-PAR-002
#   family: parity
#   severity: high
#   scope: environments
#   resource_types: [environment]
#   reads:
#     - aws_lb_listener_rule
#     - aws_alb_listener_rule
#   controls:
#     pci_dss: ["6.5.1"]
#     nist_800_53: ["CM-2"]
#   remediation: Make the listener rules the same in every environment, from one declaration.
#   references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html"]
package rules.parity.listener_rules

import data.lib.environments
import data.lib.finding
import data.lib.units

outcomes contains finding.outcome(rego.metadata.chain(), unit, environments.same(unit, _compared)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_compared := environments.comparison(environments.described(rego.metadata.chain(), [
	["priority"],
	["condition"],
	["action"],
	["listener_arn"],
]))
