# METADATA
# title: Builds check whom they get their source from
# description: >-
#   With insecure_ssl a build takes its source from whoever answers.
# scope: package
# custom:
#   id: PAY-DLV-004
#   family: delivery
#   severity: high
#   scope: resource
#   resource_types: [aws_codebuild_project]
#   controls:
#     pci_dss: ["4.2.1"]
#     soc2: ["CC6.7", "CC8.1"]
#     nist_800_53: ["SC-8", "SI-7"]
#   remediation: Set insecure_ssl = false, or leave it out.
#   references: ["https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html"]
package rules.delivery.build_source

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([verdict.every_block(unit, [block], [
verdict.is_one_of(unit, array.concat(step, ["insecure_ssl"]), [false, null]) |
	some step in values.steps(unit, [block])
]) |
	some block in ["source", "secondary_sources"]
])
