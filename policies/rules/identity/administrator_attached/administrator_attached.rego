# METADATA
# title: No role is an administrator
# description: >-
#   AWS's own policies for administrators and power users are one line to attach and allow what
#   no document in the configuration shows.
# scope: package
# custom:
#   id: PAY-IAM-006
#   family: identity
#   severity: critical
#   scope: resource
#   resource_types:
#     - aws_iam_role_policy_attachment
#     - aws_iam_user_policy_attachment
#     - aws_iam_group_policy_attachment
#     - aws_iam_policy_attachment
#   controls:
#     pci_dss: ["7.2.2"]
#     soc2: ["CC6.3"]
#     nist_800_53: ["AC-6"]
#     cis_aws: ["1.16"]
#     fsbp: ["IAM.1"]
#   remediation: Attach a policy that names what is needed.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"]
package rules.identity.administrator_attached

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.failed(
	sprintf("policy_arn is %s", [json.marshal(unit.values.policy_arn)]),
	["policy_arn"], "a policy that names what is needed",
) if {
	values.read(unit, ["policy_arn"]).state == "known"
	regex.match("^arn:aws[a-z-]*:iam::aws:policy/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$", unit.values.policy_arn)
} else := verdict.is_set_to(unit, ["policy_arn"], ["aws_iam_policy"])
