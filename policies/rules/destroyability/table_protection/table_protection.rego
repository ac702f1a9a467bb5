# METADATA
# title: Tables are not protected from deletion
# description: >-
#   The owner asks that every environment can be destroyed and made anew by Terraform alone.
# scope: package
# custom:
#   id: PAY-DEL-003
#   family: destroyability
#   severity: high
#   scope: resource
#   resource_types: [aws_dynamodb_table]
#   controls: {}
#   remediation: Set deletion_protection_enabled = false, or leave it out.
#   references: ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html"]
package rules.destroyability.table_protection

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["deletion_protection_enabled"], [false, null]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
