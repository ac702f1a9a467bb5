# METADATA
# title: Builds are not shown to the public
# description: >-
#   A public project shows its logs and artifacts to everyone, with every variable that a
#   command printed.
# scope: package
# custom:
#   id: PAY-EXP-010
#   family: exposure
#   severity: high
#   scope: resource
#   resource_types: [aws_codebuild_project]
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "AC-22"]
#   remediation: Leave project_visibility out, or set it to PRIVATE.
#   references: ["https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html"]
package rules.exposure.build_visibility

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["project_visibility"], ["PRIVATE", null]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
