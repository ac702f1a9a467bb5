# METADATA
# title: Passwords of people are not used again
# description: >-
#   A password that comes back is one that somebody may have kept. Where a policy for the account is
#   declared, it refuses the last 24.
# scope: package
# custom:
#   id: PAY-IAM-016
#   family: identity
#   severity: low
#   scope: resource
#   resource_types: [aws_iam_account_password_policy]
#   controls:
#     pci_dss: ["8.3.7"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5"]
#     cis_aws: ["1.9"]
#     fsbp: ["IAM.7"]
#   remediation: Set password_reuse_prevention to 24.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html"]
package rules.identity.password_reuse

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.declared_at_least(unit, ["password_reuse_prevention"], 24),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
