# METADATA
# title: Passwords of people are long
# description: >-
#   Length is what makes a password hard to guess. Where a policy for the account is declared,
#   it asks for at least as many characters as the pack.
# scope: package
# custom:
#   id: PAY-IAM-014
#   family: identity
#   severity: medium
#   scope: resource
#   resource_types: [aws_iam_account_password_policy]
#   controls:
#     pci_dss: ["8.3.6"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#     cis_aws: ["1.8"]
#     fsbp: ["IAM.7"]
#   remediation: Raise minimum_password_length.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html"]
package rules.identity.password_policy

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.declared_at_least(unit, ["minimum_password_length"], data.params.password_length),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
