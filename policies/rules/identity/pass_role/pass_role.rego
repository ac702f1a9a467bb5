# METADATA
# title: Roles are passed to services by name
# description: >-
#   Who may pass any role to a service holds the rights of every role in the account. A boundary that
#   is attached to nobody may say so, since it only limits.
# scope: package
# custom:
#   id: PAY-IAM-004
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
#   remediation: Name the roles in Resource, or add a condition on iam:PassedToService.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"]
package rules.identity.pass_role

import data.lib.documents
import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := documents.unless_boundary(unit, verdict.all([documents.refuse(
	unit, path,
	[statement | some statement in documents.statements(unit, path); _passes_any(statement)],
	"passes any role", "roles by name",
) |
	some path in documents.of_identity(unit)
]))

_passes_any(statement) if {
	statement.allows
	some resource in statement.resources
	documents.is_every_role(resource)

	# Last, as a pattern of actions is compiled each time that it is matched.
	some action in statement.actions
	glob.match(action, [], "iam:passrole")
	not _says_which(statement)
}

# To which service or resource roles are passed, or which roles by their tags.
_says_which(statement) if {
	some test in statement.conditions
	regex.match(`^iam:(passedtoservice|associatedresourcearn)$|^(aws|iam):resourcetag/`, test.key)
	documents.limits(statement, test)
}
