# METADATA
# title: No credentials that last for ever
# description: >-
#   An access key is valid until somebody takes it back, wherever it has been copied to, and its
#   secret stands in Terraform's state. One that is inactive does no harm.
# scope: package
# custom:
#   id: PAY-IAM-010
#   family: identity
#   severity: critical
#   scope: resource
#   resource_types: [aws_iam_access_key, aws_iam_service_specific_credential]
#   controls:
#     pci_dss: ["8.3.1", "8.6.3"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["IA-5", "AC-2"]
#     fsbp: ["IAM.3", "IAM.4"]
#   remediation: Use a role, which machines and people assume for an hour.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html"]
package rules.identity.access_key

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.is_one_of(unit, ["status"], ["Inactive"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
