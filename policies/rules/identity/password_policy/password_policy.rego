# METADATA
# title: Passwords of people are long
# description: >-
#   Length is what makes a password hard to guess. Where a policy for the account is declared,
#   it asks for at least as many characters as the pack, and for none of the last ones again.
# scope: package
# custom:
#   id: PAY-IAM-014
#   family: identity
#   severity: medium
#   scope: resource
#   resource_types: [aws_iam_account_password_policy]
#   controls:
#     pci_dss: ["8.3.6", "8.3.7"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#     cis_aws: ["1.8", "1.9"]
#     fsbp: ["IAM.15", "IAM.16"]
#   remediation: Raise minimum_password_length and password_reuse_prevention.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html"]
package rules.identity.password_policy

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([
	verdict.at_least(unit, ["minimum_password_length"], data.params.password_length),
	verdict.at_least(unit, ["password_reuse_prevention"], 24),
])
