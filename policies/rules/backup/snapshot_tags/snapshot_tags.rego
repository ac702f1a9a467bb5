# METADATA
# title: Snapshots carry the tags of their database
# description: >-
#   A snapshot without tags belongs to nobody, and is found by nobody when the environment is
#   taken down.
# scope: package
# custom:
#   id: PAY-BAK-004
#   family: backup
#   severity: low
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance]
#   controls:
#     soc2: ["A1.2"]
#     nist_800_53: ["CM-8", "CP-9"]
#     fsbp: ["RDS.16", "RDS.17"]
#   remediation: Set copy_tags_to_snapshot = true.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html"]
package rules.backup.snapshot_tags

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["copy_tags_to_snapshot"], [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
