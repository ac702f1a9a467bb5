# METADATA
# title: Trails can be told from forgeries
# description: >-
#   The digests of a trail's files show whether any was changed or taken away.
# scope: package
# custom:
#   id: PAY-LOG-013
#   family: logging
#   severity: medium
#   scope: resource
#   resource_types: [aws_cloudtrail]
#   controls:
#     pci_dss: ["10.3.4"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-9"]
#     cis_aws: ["3.2"]
#     fsbp: ["CloudTrail.4"]
#   remediation: Set enable_log_file_validation to true.
#   references: ["https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html"]
package rules.logging.trail_validation

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["enable_log_file_validation"], [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
