# METADATA
# title: No policy hands out a whole service
# description: >-
#   Every action of a service on every resource includes those that grant, delete and make
#   public. A boundary that is attached to nobody may say so, since it only limits; a condition on
#   the resources may, since it narrows.
# scope: package
# custom:
#   id: PAY-IAM-003
#   family: identity
#   severity: high
#   scope: resource
#   resource_types:
#     - aws_iam_policy
#     - aws_iam_role_policy
#     - aws_iam_user_policy
#     - aws_iam_group_policy
#     - aws_iam_role
#   reads:
#     - aws_iam_role
#     - aws_iam_user
#     - aws_iam_group_policy_attachment
#     - aws_iam_policy_attachment
#     - aws_iam_role_policy_attachment
#     - aws_iam_user_policy_attachment
#     - aws_iam_role_policies_exclusive
#     - aws_iam_role_policy_attachments_exclusive
#   controls:
#     pci_dss: ["7.2.2"]
#     soc2: ["CC6.3"]
#     nist_800_53: ["AC-6"]
#     fsbp: ["IAM.21"]
#   remediation: Name the actions, or the resources, or add a condition on the resources.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"]
package rules.identity.whole_service

import data.lib.documents
import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := documents.unless_boundary(unit, verdict.all([documents.refuse(
	unit, path,
	[statement | some statement in documents.statements(unit, path); _is_whole(statement)],
	"allows a whole service", "actions or resources by name",
) |
	some path in documents.of_identity(unit)
]))

_is_whole(statement) if {
	statement.allows
	some action in statement.actions
	endswith(action, "*")
	regex.match(`^[a-z0-9-]*:?[*?]+$`, action)
	some resource in statement.resources
	documents.is_whole_service(resource, split(action, ":")[0])
	not documents.is_limited(statement)
}

# Every action of every service, though on one resource alone: nobody needs all that it will ever have.
_is_whole(statement) if {
	statement.allows
	documents.is_every_action(statement)
}
