# METADATA
# title: Performance Insights is encrypted with a key of our own
# description: >-
#   Performance Insights keeps the text of statements, in which literals of payments can stand.
#   It is encrypted under RDS's own key unless another is named. What does not use it has
#   nothing to encrypt.
# scope: package
# custom:
#   id: PAY-ENC-009
#   family: encryption
#   severity: medium
#   scope: resource
#   resource_types: [aws_rds_cluster, aws_rds_cluster_instance, aws_db_instance]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28"]
#   remediation: Set performance_insights_kms_key_id to a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PerfInsights.access-control.cmk-policy.html"]
package rules.encryption.performance_insights

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	value := values.declared(unit, ["performance_insights_enabled"])
	value.state in {"known", "absent"}
	object.get(value, "value", false) == false
} else := verdict.all([is_used, verdict.provided(is_used, keys.is_own(unit, ["performance_insights_kms_key_id"]))]) if {
	is_used := verdict.is_one_of(unit, ["performance_insights_enabled"], [true])
}
