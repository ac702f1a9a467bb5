# METADATA
# title: Trails log in every region
# description: >-
#   A call that is made in a region where nobody looks is the one that matters.
# scope: package
# custom:
#   id: PAY-LOG-008
#   family: logging
#   severity: high
#   scope: resource
#   resource_types: [aws_cloudtrail]
#   controls:
#     pci_dss: ["10.2.1"]
#     soc2: ["CC7.2"]
#     nist_800_53: ["AU-2", "AU-12"]
#     cis_aws: ["3.1"]
#     fsbp: ["CloudTrail.1"]
#   remediation: Set is_multi_region_trail to true; leave enable_logging and include_global_service_events on.
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
	verdict.is_one_of(unit, ["include_global_service_events"], [true, null]),
])
