# METADATA
# title: Nothing is released without a person's word
# description: >-
#   Between the check of a change and its release stands an approval, so that whoever wrote it
#   is not the only one to let it through.
# scope: package
# custom:
#   id: PAY-DLV-003
#   family: delivery
#   severity: high
#   scope: resource
#   resource_types: [aws_codepipeline]
#   controls:
#     pci_dss: ["6.5.1", "6.5.4"]
#     soc2: ["CC8.1"]
#     nist_800_53: ["CM-3", "AC-5"]
#   remediation: >-
#     Add a stage with an action of category Approval before the one that deploys.
#   references: ["https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html"]
package rules.delivery.pipeline_approval

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.any_block(
	unit, ["stage"],
	[verdict.is_one_of(unit, array.concat(action, ["category"]), ["Approval"]) |
		some stage in values.steps(unit, ["stage"])
		some action in values.steps(unit, array.concat(stage, ["action"]))
	],
	"no stage asks for an approval", "an approval",
)
