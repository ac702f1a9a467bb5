# METADATA
# title: Every role has a permissions boundary
# description: >-
#   The boundary is the most that a role may do, whatever is attached to it later, by whomever.
# scope: package
# custom:
#   id: PAY-IAM-005
#   convention: choice
#   family: identity
#   severity: high
#   scope: resource
#   resource_types: [aws_iam_role, aws_iam_user]
#   controls:
#     pci_dss: ["7.2.2"]
#     soc2: ["CC6.3"]
#     nist_800_53: ["AC-6"]
#   remediation: Set permissions_boundary to the boundary of the environment.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html"]
package rules.identity.boundary

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_set_to(unit, ["permissions_boundary"], ["aws_iam_policy"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
