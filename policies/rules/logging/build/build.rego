# METADATA
# title: Builds keep their log
# description: >-
#   What a build did to an environment is in its log alone. CloudWatch takes it by default; a
#   project that switches it off needs S3 instead.
# scope: package
# custom:
#   id: PAY-LOG-005
#   family: logging
#   severity: medium
#   scope: resource
#   resource_types: [aws_codebuild_project]
#   controls:
#     pci_dss: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-2", "AU-12"]
#     fsbp: ["CodeBuild.4"]
#   remediation: Leave logs_config out, or enable cloudwatch_logs or s3_logs in it.
#   references: ["https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html"]
package rules.logging.build

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.any([
	verdict.is_one_of(unit, ["logs_config", 0, "s3_logs", 0, "status"], ["ENABLED"]),
	verdict.is_one_of(unit, ["logs_config", 0, "cloudwatch_logs", 0, "status"], ["ENABLED", null]),
])
