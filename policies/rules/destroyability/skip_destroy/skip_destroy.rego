# METADATA
# title: Nothing is left behind by a destroy
# description: >-
#   With skip_destroy a resource is dropped from the state but stays in the account, unseen by
#   Terraform from then on. Every type that has the argument is judged.
# scope: package
# custom:
#   id: PAY-DEL-004
#   convention: choice
#   family: destroyability
#   severity: high
#   scope: resource
#   resource_types: ["*"]
#   controls: {}
#   no_controls: The owner asks for it, and no framework does; some ask for the opposite.
#   remediation: Set skip_destroy = false, or leave it out.
#   references: ["https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/cloudwatch_log_group#skip_destroy"]
package rules.destroyability.skip_destroy

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	values.read(unit, ["skip_destroy"]).state == "absent"
	not values.has(unit, "skip_destroy")
} else := verdict.is_one_of(unit, ["skip_destroy"], [false, null])
