# METADATA
# title: Clusters run the agreed engine
# description: >-
#   Engine and version are the same in every environment, so that what was tested is what runs.
#   Each engine that is allowed has its versions.
# scope: package
# custom:
#   id: PAY-VER-002
#   convention: database_engines
#   family: versions
#   severity: high
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_rds_cluster_instance]
#   controls:
#     pci_dss: ["6.3.3"]
#     soc2: ["CC8.1"]
#     nist_800_53: ["CM-2", "SI-2"]
#   remediation: Set engine and engine_version to what the pack allows.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.VersionPolicy.html"]
package rules.versions.database_engine

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([
	verdict.is_one_of(unit, ["engine"], sort(object.keys(data.params.database_engines))),
	_version(unit),
])

_version(unit) := verdict.of_value(
	values.declared(unit, ["engine_version"]),
	data.params.database_engines[values.known(unit, ["engine"])],
) if {
	data.params.database_engines[values.known(unit, ["engine"])]
} else := verdict.passed
