# METADATA
# title: Databases outlive one zone
# description: >-
#   A cluster with a second instance, or an instance with a standby, goes on when a zone does
#   not. A replica stands in for another by itself.
# scope: package
# custom:
#   id: PAY-AVL-001
#   family: availability
#   severity: medium
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_db_instance]
#   reads: [aws_rds_cluster_instance]
#   controls:
#     soc2: ["A1.1", "A1.2"]
#     nist_800_53: ["CP-10", "SC-36"]
#     fsbp: ["RDS.5", "RDS.15"]
#   remediation: >-
#     Add a second aws_rds_cluster_instance, or set multi_az = true on the instance.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html"]
package rules.availability.database_instances

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_member := "aws_rds_cluster_instance"

_judged(unit) := verdict.not_applicable if {
	not values.is_unset(unit, ["replicate_source_db"])
} else := verdict.of_value(values.declared(unit, ["multi_az"]), [true]) if {
	unit.type == "aws_db_instance"
} else := verdict.not_applicable if {
	values.known(unit, ["engine_mode"]) == "serverless"
} else := _of_cluster(unit)

_of_cluster(cluster) := verdict.passed if {
	count(units.settled(cluster, _member, "cluster_identifier")) >= data.params.database_instances
} else := units.missing(cluster, _member, "cluster_identifier") if {
	count(units.settled(cluster, _member, "cluster_identifier")) == 0
} else := verdict.undetermined("the plan does not settle how many instances it has", []) if {
	count(units.possible(cluster, _member, "cluster_identifier")) > 0
} else := verdict.failed(
	sprintf("it has %d of %d instances", [
		count(units.settled(cluster, _member, "cluster_identifier")),
		data.params.database_instances,
	]),
	[],
	"a second instance",
)
