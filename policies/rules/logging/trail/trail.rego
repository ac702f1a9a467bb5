# METADATA
# title: Trails log in every region and can be told from forgeries
# description: >-
#   A call that is made in a region where nobody looks is the one that matters. The digests of a
#   trail's files show whether any was changed or taken away.
# scope: package
# custom:
#   id: PAY-LOG-008
#   family: logging
#   severity: high
#   scope: resource
#   resource_types: [aws_cloudtrail]
#   controls:
#     pci_dss: ["10.2.1", "10.3.4"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-2", "AU-9", "AU-12"]
#     cis_aws: ["3.1", "3.2"]
#     fsbp: ["CloudTrail.1", "CloudTrail.4"]
#   remediation: >-
#     Set is_multi_region_trail and enable_log_file_validation to true, and leave enable_logging
#     on.
#   references: ["https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html"]
package rules.logging.trail

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([
	verdict.is_one_of(unit, ["enable_logging"], [true, null]),
	verdict.is_one_of(unit, ["is_multi_region_trail"], [true]),
	verdict.is_one_of(unit, ["enable_log_file_validation"], [true]),
])
