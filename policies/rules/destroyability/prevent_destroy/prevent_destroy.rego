# METADATA
# title: No resource refuses to be destroyed
# description: >-
#   lifecycle.prevent_destroy makes Terraform refuse every plan that would destroy the resource. A
#   plan does not carry it, so it is read from the HCL source.
# scope: package
# custom:
#   id: PAY-DEL-007
#   convention: choice
#   family: destroyability
#   severity: high
#   scope: resource
#   resource_types: ["*"]
#   requires: [source]
#   controls: {}
#   no_controls: The owner asks for it, and no framework does; some ask for the opposite.
#   remediation: Remove prevent_destroy from the resource's lifecycle block.
#   references: ["https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy"]
package rules.destroyability.prevent_destroy

import data.lib.finding
import data.lib.units
import data.lib.verdict

_path := ["lifecycle", "prevent_destroy"]

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit.source)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(source) := verdict.passed if {
	source.prevent_destroy == false
} else := verdict.failed("lifecycle.prevent_destroy is true", _path, false) if {
	source.prevent_destroy == true
} else := verdict.undetermined(source.missing, _path) if {
	is_string(source.missing)
} else := verdict.undetermined("the HCL source was not given", _path)
