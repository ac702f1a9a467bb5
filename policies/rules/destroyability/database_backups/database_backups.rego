# METADATA
# title: Automated backups go with their database
# description: >-
#   Backups that are kept after a destroy cost money, hold payment data, and belong to no
#   configuration any more.
# scope: package
# custom:
#   id: PAY-DEL-008
#   convention: choice
#   family: destroyability
#   severity: medium
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance]
#   controls: {}
#   no_controls: The owner asks for it, and no framework does; some ask for the opposite.
#   remediation: Set delete_automated_backups = true, or leave it out.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html"]
package rules.destroyability.database_backups

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.of_value(values.declared(unit, ["delete_automated_backups"]), [true, null]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
