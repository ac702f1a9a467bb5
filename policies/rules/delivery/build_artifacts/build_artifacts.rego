# METADATA
# title: Builds do not switch encryption off
# description: >-
#   A project can ask for its artifacts, or the copy of its log in S3, to be written in plain
#   text, whatever key it has.
# scope: package
# custom:
#   id: PAY-DLV-001
#   family: delivery
#   severity: high
#   scope: resource
#   resource_types: [aws_codebuild_project]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1", "CC8.1"]
#     nist_800_53: ["SC-28"]
#     fsbp: ["CodeBuild.3"]
#   remediation: Leave encryption_disabled out.
#   references: ["https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html"]
package rules.delivery.build_artifacts

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all(array.concat(
	[verdict.is_readable(unit, [block]) | some block in ["artifacts", "secondary_artifacts", "logs_config"]],
	[verdict.is_one_of(unit, array.concat(place, ["encryption_disabled"]), [false, null]) |
		some place in _places(unit)
	],
))

_places(unit) := array.concat(
	[step | some block in ["artifacts", "secondary_artifacts"]; some step in values.steps(unit, [block])],
	values.steps(unit, ["logs_config", 0, "s3_logs"]),
)
