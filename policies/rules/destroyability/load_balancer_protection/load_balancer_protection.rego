# METADATA
# title: Load balancers are as safe from deletion as agreed
# description: >-
#   The owner asks that every environment can be destroyed and made anew by Terraform alone. A team
#   that wants the opposite sets deletion_protection to "on".
# scope: package
# custom:
#   id: PAY-DEL-002
#   convention: deletion_protection
#   family: destroyability
#   severity: high
#   scope: resource
#   resource_types: [aws_lb, aws_alb]
#   controls: {}
#   no_controls: The owner asks for it, and no framework does; some ask for the opposite.
#   remediation: Set enable_deletion_protection = false or leave it out; where protection is agreed, set it to true.
#   references: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html"]
package rules.destroyability.load_balancer_protection

import data.lib.finding
import data.lib.protection
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["enable_deletion_protection"], protection.allowed),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
