# METADATA
# title: Databases log who connects
# description: >-
#   PostgreSQL does not log connections by itself. The settings of a cluster stand in the group
#   of the cluster, those of a single instance in its own; groups of other engines, and of the
#   instances of a cluster, are not judged.
# scope: package
# custom:
#   id: PAY-LOG-009
#   family: logging
#   severity: medium
#   scope: resource
#   resource_types: [aws_rds_cluster_parameter_group, aws_db_parameter_group]
#   controls:
#     pci_dss: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-2", "AU-3"]
#   remediation: Add the parameters log_connections and log_disconnections with value 1.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.Concepts.PostgreSQL.html"]
package rules.logging.database_connections

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.hidden(family) if {
	family := values.read(unit, ["family"])
	family.state in {"unknown", "sensitive"}
} else := verdict.all([_is_on(unit, name) | some name in ["log_connections", "log_disconnections"]]) if {
	regex.match(_families[unit.type], values.known(unit, ["family"]))
} else := verdict.not_applicable

_families := {
	"aws_rds_cluster_parameter_group": "postgres",
	"aws_db_parameter_group": "^postgres",
}

_is_on(unit, name) := verdict.any_block(
	unit, ["parameter"],
	[verdict.all([
		verdict.is_one_of(unit, array.concat(step, ["name"]), [name]),
		verdict.is_one_of(unit, array.concat(step, ["value"]), ["1", "on", "true", "all"]),
	]) |
		some step in values.steps(unit, ["parameter"])
	],
	sprintf("no parameter sets %s", [name]), "1",
)
