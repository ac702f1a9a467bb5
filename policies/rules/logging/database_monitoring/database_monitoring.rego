# METADATA
# title: Databases report what their machine does
# description: >-
#   Enhanced monitoring tells of processes and memory from inside the machine, where a metric of
#   the hypervisor shows only load.
# scope: package
# custom:
#   id: PAY-LOG-004
#   family: logging
#   severity: low
#   scope: resource
#   resource_types: [aws_rds_cluster_instance, aws_db_instance]
#   controls:
#     soc2: ["A1.1", "CC7.2"]
#     nist_800_53: ["SI-4"]
#     fsbp: ["RDS.6"]
#   remediation: Set monitoring_interval to 60 or less, and monitoring_role_arn.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.overview.html"]
package rules.logging.database_monitoring

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["monitoring_interval"], [60, 30, 15, 10, 5, 1]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
