# METADATA
# title: Repositories are destroyed with their images
# description: >-
#   A repository that still holds images stops a destroy.
# scope: package
# custom:
#   id: PAY-DEL-010
#   convention: choice
#   family: destroyability
#   severity: medium
#   scope: resource
#   resource_types: [aws_ecr_repository]
#   controls: {}
#   no_controls: The owner asks for it, and no framework does; some ask for the opposite.
#   remediation: Set force_delete = true.
#   references: ["https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/ecr_repository"]
package rules.destroyability.image_repository

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.of_value(values.declared(unit, ["force_delete"]), [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
