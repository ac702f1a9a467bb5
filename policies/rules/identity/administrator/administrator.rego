# METADATA
# title: No policy allows everything
# description: >-
#   A policy that allows every action on every resource makes whoever holds it the owner of the
#   account.
# scope: package
# custom:
#   id: PAY-IAM-001
#   family: identity
#   severity: critical
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
#     cis_aws: ["1.16"]
#     fsbp: ["IAM.1"]
#   remediation: Name the actions and the resources that are needed.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"]
package rules.identity.administrator

import data.lib.documents
import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([documents.refuse(
	unit, path,
	[statement | some statement in documents.statements(unit, path); _is_everything(statement)],
	"allows everything", "actions and resources by name",
) |
	some path in documents.of_identity(unit)
])

_is_everything(statement) if {
	statement.allows
	documents.is_every_action(statement)
	some resource in statement.resources
	documents.is_every_resource(resource)
}
