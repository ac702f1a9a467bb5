# METADATA
# title: Tables can be recovered to any second
# description: >-
#   Point-in-time recovery keeps 35 days of a table's changes, and costs nothing to restore from
#   but time.
# scope: package
# custom:
#   id: PAY-BAK-003
#   family: backup
#   severity: high
#   scope: resource
#   resource_types: [aws_dynamodb_table]
#   controls:
#     pci_dss: ["12.10.1"]
#     soc2: ["A1.2"]
#     nist_800_53: ["CP-9"]
#     fsbp: ["DynamoDB.2"]
#   remediation: Add point_in_time_recovery with enabled = true.
#   references: ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html"]
package rules.backup.table_recovery

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.of_value(values.declared(unit, ["point_in_time_recovery", 0, "enabled"]), [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
