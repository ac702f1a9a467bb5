# METADATA
# title: Builds do not run as root of their machine
# description: >-
#   A privileged build can leave its container. Only one that builds images needs that.
# scope: package
# custom:
#   id: PAY-DLV-002
#   family: delivery
#   severity: high
#   scope: resource
#   resource_types: [aws_codebuild_project]
#   controls:
#     pci_dss: ["7.2.5"]
#     soc2: ["CC6.3", "CC8.1"]
#     nist_800_53: ["AC-6", "CM-7"]
#   remediation: Set privileged_mode = false, or leave it out.
#   references: ["https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html"]
package rules.delivery.build_privileges

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.every_block(unit, ["environment"], [
verdict.is_one_of(unit, array.concat(step, ["privileged_mode"]), [false, null]) |
	some step in values.steps(unit, ["environment"])
])
