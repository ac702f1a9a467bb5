# METADATA
# title: People get their rights from groups and roles
# description: >-
#   Rights of a single user are forgotten when the person changes place.
# scope: package
# custom:
#   id: PAY-IAM-011
#   family: identity
#   severity: medium
#   scope: resource
#   resource_types:
#     - aws_iam_policy_attachment
#     - aws_iam_user_policy
#     - aws_iam_user_policy_attachment
#   controls:
#     pci_dss: ["7.2.2"]
#     soc2: ["CC6.2", "CC6.3"]
#     nist_800_53: ["AC-2", "AC-6"]
#     cis_aws: ["1.15"]
#     fsbp: ["IAM.2"]
#   remediation: Attach the policy to a group or a role.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"]
package rules.identity.user_policies

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.is_left_out(unit, ["users"]) if {
	unit.type == "aws_iam_policy_attachment"
} else := verdict.failed("it gives a right to a single user", [], "a group or a role")
