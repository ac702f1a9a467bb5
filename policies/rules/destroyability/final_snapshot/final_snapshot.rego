# METADATA
# title: Databases are destroyed without a final snapshot
# description: >-
#   A final snapshot outlives the environment that it came from, and a destroy without a name for it
#   fails. The owner asks for clean destroys. A replica never takes one.
# scope: package
# custom:
#   id: PAY-DEL-005
#   convention: choice
#   family: destroyability
#   severity: medium
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance, aws_docdb_cluster, aws_neptune_cluster, aws_redshift_cluster]
#   controls: {}
#   no_controls: The owner asks for it, and no framework does; some ask for the opposite.
#   remediation: Set skip_final_snapshot = true.
#   references: ["https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/rds_cluster#skip_final_snapshot"]
package rules.destroyability.final_snapshot

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	not values.is_unset(unit, ["replicate_source_db"])
} else := verdict.is_one_of(unit, ["skip_final_snapshot"], [true])
