# METADATA
# title: No role trusts everyone
# description: >-
#   A trust policy with a wildcard for its principal lets any account of AWS become the role.
# scope: package
# custom:
#   id: PAY-IAM-007
#   family: identity
#   severity: critical
#   scope: resource
#   resource_types: [aws_iam_role]
#   controls:
#     pci_dss: ["7.2.2", "8.2.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["AC-3"]
#   remediation: Name the accounts, roles or services that may become the role.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"]
package rules.identity.trust_everyone

import data.lib.documents
import data.lib.finding
import data.lib.units

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := documents.refuse(
	unit, ["assume_role_policy"],
	[statement | some statement in documents.statements(unit, ["assume_role_policy"]); documents.is_public(statement)],
	"admits everyone", "principals by name",
)
