# METADATA
# title: Policies say what they allow, not what they don't
# description: >-
#   Allow with NotAction or NotResource allows whatever AWS will invent next. In a Deny both are
#   sound.
# scope: package
# custom:
#   id: PAY-IAM-002
#   family: identity
#   severity: high
#   scope: resource
#   resource_types:
#     - aws_iam_policy
#     - aws_iam_role_policy
#     - aws_iam_user_policy
#     - aws_iam_group_policy
#     - aws_iam_role
#   reads: [aws_iam_role_policies_exclusive]
#   controls:
#     pci_dss: ["7.2.2"]
#     soc2: ["CC6.3"]
#     nist_800_53: ["AC-6"]
#   remediation: Use Action and Resource.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"]
package rules.identity.inverted

import data.lib.documents
import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([documents.refuse(
	unit, path,
	[statement | some statement in documents.statements(unit, path); _is_inverted(statement)],
	"allows by NotAction or NotResource", "Action and Resource",
) |
	some path in documents.of_identity(unit)
])

_is_inverted(statement) if {
	statement.allows
	count(statement.inverted) > 0
}
