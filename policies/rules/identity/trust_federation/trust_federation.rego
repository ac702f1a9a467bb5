# METADATA
# title: Identities from elsewhere are told apart
# description: >-
#   An identity provider speaks for everyone who signs in there: for a code host, that is every
#   repository in the world. The trust policy names the subject that is meant.
# scope: package
# custom:
#   id: PAY-IAM-009
#   family: identity
#   severity: critical
#   scope: resource
#   resource_types: [aws_iam_role]
#   controls:
#     pci_dss: ["7.2.2", "8.2.1"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "IA-2"]
#   remediation: >-
#     Add a condition on the provider's sub claim (for SAML on saml:sub or saml:aud, for Cognito on
#     the aud claim), with at least the owner written out before the first wildcard.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"]
package rules.identity.trust_federation

import data.lib.documents
import data.lib.finding
import data.lib.units

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := documents.refuse(
	unit, ["assume_role_policy"],
	[statement | some statement in documents.statements(unit, ["assume_role_policy"]); _is_open(statement)],
	"admits every identity of a provider", "a condition on the subject",
)

_is_open(statement) if {
	statement.allows
	"Federated" in [principal[0] | some principal in statement.principals]
	not documents.is_narrowed(statement, _telling_apart(statement))
}

# An audience tells identities apart where it is one's own: with SAML, and as Cognito's name of a
# pool. With OpenID Connect it is the same for everyone.
_telling_apart(statement) := {"saml:aud", "cognito-identity.amazonaws.com:aud"} | {test.key |
	some test in statement.conditions
	endswith(test.key, ":sub")
}
