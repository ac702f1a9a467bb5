# METADATA
# title: Databases refuse connections without TLS
# description: >-
#   A client that does not ask for TLS is served in plain text, unless the database is told to
#   refuse it, as PostgreSQL is by default from version 15, and Aurora's from 17. The settings of a
#   cluster stand in the group of the cluster, those of a single instance in its own; groups of other
#   engines, and of the instances of a cluster, are not judged.
# scope: package
# custom:
#   id: PAY-TLS-006
#   family: transit
#   severity: high
#   scope: resource
#   resource_types: [aws_rds_cluster_parameter_group, aws_db_parameter_group]
#   controls:
#     pci_dss: ["4.2.1"]
#     soc2: ["CC6.7"]
#     nist_800_53: ["SC-8", "SC-13"]
#   remediation: >-
#     Add the parameter rds.force_ssl with value 1; for MySQL, require_secure_transport with
#     value ON. Where the default is that, remove the parameter that overrides it.
#   references:
#     - https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html
#     - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html
package rules.transit.database

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
} else := _stays_on(unit, "rds.force_ssl") if {
	regex.match(_families[unit.type].postgres, values.known(unit, ["family"]))
	regex.match(_on_by_default, values.known(unit, ["family"]))
} else := _is_on(unit, "rds.force_ssl") if {
	regex.match(_families[unit.type].postgres, values.known(unit, ["family"]))
} else := _is_on(unit, "require_secure_transport") if {
	regex.match(_families[unit.type].mysql, values.known(unit, ["family"]))
} else := verdict.not_applicable

_families := {
	"aws_rds_cluster_parameter_group": {"postgres": "postgres", "mysql": "mysql"},
	"aws_db_parameter_group": {"postgres": "^postgres", "mysql": "^mysql"},
}

_on_by_default := `^postgres(1[5-9]|[2-9][0-9])$|^aurora-postgresql(1[7-9]|[2-9][0-9])$`

_is_on(unit, name) := verdict.any_block(
	unit, ["parameter"],
	[verdict.all([_is_named(unit, step, name), _turns_on(unit, step)]) |
		some step in values.steps(unit, ["parameter"])
	],
	sprintf("no parameter sets %s", [name]), "1",
)

_stays_on(unit, name) := verdict.every_block(unit, ["parameter"], [
_leaves_on(unit, step, name) |
	some step in values.steps(unit, ["parameter"])
])

_leaves_on(unit, step, name) := verdict.passed if {
	_is_named(unit, step, name).outcome == "fail"
} else := _turns_on(unit, step) if {
	_is_named(unit, step, name).outcome == "pass"
} else := verdict.any([_is_named(unit, step, name), _turns_on(unit, step)])

_is_named(unit, step, name) := verdict.is_one_of(unit, array.concat(step, ["name"]), [name])

_turns_on(unit, step) := verdict.is_one_of(unit, array.concat(step, ["value"]), ["1", "on", "ON", "true"])
