# METADATA
# title: Databases get their password out of sight
# description: >-
#   A database is made with a password that Terraform hands over without keeping, or that RDS
#   makes and keeps in Secrets Manager. One that is made from another takes over its password.
# scope: package
# custom:
#   id: PAY-SEC-002
#   family: secrets
#   severity: high
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance]
#   controls:
#     pci_dss: ["8.3.2", "8.6.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#   remediation: >-
#     Set master_password_wo (password_wo) from an ephemeral value, or
#     manage_master_user_password = true.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html"]
package rules.secrets.database_password_source

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	some origin in _origins
	not values.is_unset(unit, [origin])
} else := verdict.any([
	verdict.is_one_of(unit, ["manage_master_user_password"], [true]),
	_is_written(unit, _passwords[unit.type], _versions[unit.type]),
])

# A plan shows no write-only argument, not even whether the expression that sets it is null. Its version
# tells: the provider takes none without a password.
_is_written(unit, password, version) := verdict.undetermined(concat("", [password, " may be null: without ", version, " the plan does not tell"]), [password]) if {
	values.read(unit, [password]).state == "written"
	values.read(unit, [version]).state != "known"
} else := verdict.is_given(unit, [password])

_passwords := {"aws_rds_cluster": "master_password_wo", "aws_db_instance": "password_wo"}

_versions := {"aws_rds_cluster": "master_password_wo_version", "aws_db_instance": "password_wo_version"}

_origins := [
	"global_cluster_identifier",
	"replicate_source_db",
	"replication_source_identifier",
	"restore_to_point_in_time",
	"s3_import",
	"snapshot_identifier",
]
