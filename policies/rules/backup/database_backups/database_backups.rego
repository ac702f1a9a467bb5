# METADATA
# title: Databases are backed up
# description: >-
#   Automated backups let a database be had back as it was at any second of the days that they
#   are kept. A replica is backed up where it is copied from, and so is an instance of a
#   cluster.
# scope: package
# custom:
#   id: PAY-BAK-002
#   family: backup
#   severity: high
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance, aws_docdb_cluster, aws_neptune_cluster]
#   controls:
#     pci_dss: ["12.10.1"]
#     soc2: ["A1.2"]
#     nist_800_53: ["CP-9"]
#     fsbp: ["RDS.11", "DocumentDB.2", "Neptune.5"]
#   remediation: Set backup_retention_period to the days that the pack asks for, or more.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html"]
package rules.backup.database_backups

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	not values.is_unset(unit, ["replicate_source_db"])
} else := verdict.at_least(unit, ["backup_retention_period"], data.params.backup_retention_days) if {
	some origin in _origins
	not values.is_unset(unit, [origin])
} else := verdict.declared_at_least(unit, ["backup_retention_period"], data.params.backup_retention_days)

# What is made from these takes over how long their backups are kept, where nothing else is said.
_origins := ["replication_source_identifier", "restore_to_point_in_time", "s3_import", "snapshot_identifier"]
