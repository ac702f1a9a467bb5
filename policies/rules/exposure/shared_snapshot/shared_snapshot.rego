# METADATA
# title: Images and snapshots are shared with accounts by name
# description: >-
#   A snapshot is a whole database, and an image a whole disk. Whoever it is shared with can make
#   another of it, and all that shares it with everyone is one word.
# scope: package
# custom:
#   id: PAY-EXP-014
#   family: exposure
#   severity: critical
#   scope: resource
#   resource_types:
#     - aws_ami_launch_permission
#     - aws_db_snapshot
#     - aws_db_cluster_snapshot
#     - aws_db_snapshot_copy
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     fsbp: ["RDS.1"]
#   remediation: Name the accounts that it is shared with, in account_id or shared_accounts.
#   references: ["https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html"]
package rules.exposure.shared_snapshot

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.is_one_of(unit, ["group"], [null]) if {
	unit.type == "aws_ami_launch_permission"
} else := verdict.every_block(unit, ["shared_accounts"], [
verdict.matches(unit, account, "^[0-9]{12}$", "the id of an account") |
	some account in values.steps(unit, ["shared_accounts"])
])
