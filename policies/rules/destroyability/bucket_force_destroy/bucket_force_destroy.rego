# METADATA
# title: Buckets are destroyed with what they hold
# description: >-
#   A bucket that still holds objects stops a destroy unless force_destroy is set in the state beforehand.
# scope: package
# custom:
#   id: PAY-DEL-006
#   convention: choice
#   family: destroyability
#   severity: high
#   scope: resource
#   resource_types: [aws_s3_bucket]
#   controls: {}
#   no_controls: The owner asks for it, and no framework does; some ask for the opposite.
#   remediation: Set force_destroy = true.
#   references: ["https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/s3_bucket#force_destroy"]
package rules.destroyability.bucket_force_destroy

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["force_destroy"], [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
