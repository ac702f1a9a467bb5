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
#     - aws_iam_role
#     - aws_iam_role_policy_attachments_exclusive
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

# The older way of writing it lists them in the role.
_judged(unit) := verdict.not_applicable if {
	values.is_unset(unit, [_lists[unit.type]])
} else := verdict.every_block(unit, [_lists[unit.type]], [
_narrow(unit, step) |
	some step in values.steps(unit, [_lists[unit.type]])
]) if {
	_lists[unit.type]
} else := _narrow(unit, ["policy_arn"])

_lists := {
	"aws_iam_role": "managed_policy_arns",
	"aws_iam_role_policy_attachments_exclusive": "policy_arns",
}

_narrow(unit, path) := verdict.failed(
	sprintf("%s is %s", [values.display(path), json.marshal(name)]),
	path, "a policy that names what is needed",
) if {
	some name in _names(unit, path)
	regex.match("^(arn:aws[a-z-]*:iam::aws:policy/)?(AdministratorAccess|PowerUserAccess|IAMFullAccess)$", name)
} else := verdict.hidden(values.read(unit, path)) if {
	verdict.is_looked_up(unit, path)
} else := verdict.is_set_to(unit, path, array.concat(["aws_iam_policy"], _listed(unit)))

# What names the policy: the value, or what its data source is asked for.
_names(unit, path) := array.concat(
	[value.value | value := values.read(unit, path); value.state == "known"],
	[lookup[argument] |
		lookup := values.lookup(unit, path)
		some argument in ["name", "arn"]
	],
)

# What a list takes from an attachment is judged with that.
_listed(unit) := ["aws_iam_role_policy_attachment"] if {
	unit.type == "aws_iam_role_policy_attachments_exclusive"
} else := []
