# METADATA
# title: Databases are encrypted at rest with a key of our own
# description: >-
#   Storage of an Aurora cluster or RDS instance holds payment data. Encryption can only be chosen
#   when the database is made, and a key of our own is what makes access to it auditable and
#   revocable.
# scope: package
# custom:
#   id: PAY-ENC-001
#   family: encryption
#   severity: critical
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance]
#   controls:
#     pci_dss: ["3.5.1"]
#     nist_800_53: ["SC-28"]
#   remediation: Set storage_encrypted = true and kms_key_id to a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html"]
package rules.encryption.rds_storage

import data.lib.finding
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
	verdict.of_value(_encrypted(unit), [true]),
	_key(unit),
])

# Unset means unencrypted, though the provider lists the value as computed, unless the database is
# made from another, whose encryption it takes over.
_encrypted(unit) := values.read(unit, ["storage_encrypted"]) if {
	some origin in _origins
	not values.is_unset(unit, [origin])
} else := values.declared(unit, ["storage_encrypted"])

_origins := [
	"global_cluster_identifier",
	"replication_source_identifier",
	"restore_to_point_in_time",
	"s3_import",
	"snapshot_identifier",
]

_key(unit) := verdict.is_set_to(unit, ["kms_key_id"], ["aws_kms_key", "aws_kms_replica_key"]) if {
	data.params.require_customer_key
} else := verdict.passed
