# METADATA
# title: Databases are encrypted at rest with a key of our own
# description: >-
#   Storage of a database, be it of RDS, DocumentDB, Neptune or Redshift, holds payment data. Encryption can only be chosen
#   when the database is made, and a key of our own is what makes access to it auditable and
#   revocable.
# scope: package
# custom:
#   id: PAY-ENC-001
#   family: encryption
#   severity: critical
#   scope: resource
#   resource_types:
#     - aws_rds_cluster
#     - aws_db_instance
#     - aws_docdb_cluster
#     - aws_neptune_cluster
#     - aws_redshift_cluster
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28"]
#     cis_aws: ["2.3.1"]
#     fsbp: ["RDS.3", "RDS.27", "DocumentDB.1", "Neptune.1", "Redshift.10"]
#   remediation: >-
#     Set storage_encrypted = true (encrypted for Redshift) and the key to a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html"]
package rules.encryption.rds_storage

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# A replica is encrypted as its source is, which is judged by itself.
_judged(unit) := verdict.not_applicable if {
	not values.is_unset(unit, ["replicate_source_db"])
} else := verdict.not_applicable if {
	# An instance of an Aurora cluster may be planned as aws_db_instance by old providers.
	not values.is_unset(unit, ["db_cluster_identifier"])
} else := verdict.all([
	verdict.of_value(_encrypted(unit), [true, "true"]),
	_key(unit),
])

# Unset means unencrypted, though the provider lists the value as computed, unless the database is
# made from another, whose encryption it takes over, or has no server of its own.
_encrypted(unit) := values.read(unit, [_flag(unit)]) if {
	some origin in _origins
	not values.is_unset(unit, [origin])
} else := {"state": "known", "path": ["engine_mode"], "value": true} if {
	values.is_unset(unit, ["storage_encrypted"])
	values.known(unit, ["engine_mode"]) == "serverless"
} else := values.declared(unit, [_flag(unit)])

_flag(unit) := "encrypted" if {
	unit.type == "aws_redshift_cluster"
} else := "storage_encrypted"

_origins := [
	"global_cluster_identifier",
	"replication_source_identifier",
	"restore_to_point_in_time",
	"s3_import",
	"snapshot_arn",
	"snapshot_identifier",
]

_key(unit) := keys.is_own(unit, ["kms_key_arn"]) if {
	unit.type == "aws_neptune_cluster"
} else := keys.is_own(unit, ["kms_key_id"])
