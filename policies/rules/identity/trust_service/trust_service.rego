# METADATA
# title: Services become a role on the account's own behalf alone
# description: >-
#   A service acts for many customers. Unless the trust policy names the account or the resource
#   that it acts for, somebody else's resource can make the service use our role. A condition may be
#   optional (IfExists), since some services name neither.
# scope: package
# custom:
#   id: PAY-IAM-008
#   family: identity
#   severity: medium
#   scope: resource
#   resource_types: [aws_iam_role]
#   controls:
#     pci_dss: ["7.2.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["AC-3", "AC-4"]
#   remediation: Add a condition on aws:SourceAccount or aws:SourceArn that names the account.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"]
package rules.identity.trust_service

import data.lib.documents
import data.lib.finding
import data.lib.units

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := documents.refuse(
	unit, ["assume_role_policy"],
	[statement | some statement in documents.statements(unit, ["assume_role_policy"]); _is_confused(statement)],
	"admits a service on anyone's behalf", "a condition on aws:SourceAccount or aws:SourceArn",
)

_is_confused(statement) if {
	statement.allows
	"Service" in [principal[0] | some principal in statement.principals]
	not _names_source(statement)
}

# A test that is optional will do: not every service says on whose behalf it acts.
_names_source(statement) if {
	some test in statement.conditions
	test.key in {"aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid", "aws:sourceorgpaths"}
	documents.narrows(test)
}
