# METADATA
# title: Databases are not protected from deletion
# description: >-
#   The owner asks that every environment can be destroyed and made anew by Terraform alone.
# scope: package
# custom:
#   id: PAY-DEL-001
#   family: destroyability
#   severity: high
#   scope: resource
#   resource_types:
#     - aws_rds_cluster
#     - aws_db_instance
#     - aws_rds_global_cluster
#     - aws_docdb_cluster
#     - aws_neptune_cluster
#   controls: {}
#   remediation: Set deletion_protection = false, or leave it out.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html"]
package rules.destroyability.database_protection

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["deletion_protection"], [false, null]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
