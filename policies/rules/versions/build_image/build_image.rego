# METADATA
# title: Builds run in an image that is known
# description: >-
#   An image under a tag of somebody else's can be another one tomorrow. AWS's own images, and
#   those that are named by their digest, can not.
# scope: package
# custom:
#   id: PAY-VER-003
#   family: versions
#   severity: medium
#   scope: resource
#   resource_types: [aws_codebuild_project]
#   controls:
#     pci_dss: ["6.3.2"]
#     soc2: ["CC8.1"]
#     nist_800_53: ["CM-2", "SI-7"]
#   remediation: Use an image of aws/codebuild/, or name it by its digest (@sha256:...).
#   references: ["https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html"]
package rules.versions.build_image

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.every_block(unit, ["environment"], [
verdict.matches(unit, array.concat(step, ["image"]), "^aws/codebuild/|@sha256:[0-9a-f]{64}$", "an image of aws/codebuild/ or a digest") |
	some step in values.steps(unit, ["environment"])
])
