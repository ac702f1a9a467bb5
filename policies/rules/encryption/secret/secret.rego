# METADATA
# title: Secrets are encrypted with a key of our own
# description: >-
#   Secrets Manager encrypts under a key that it shares among all secrets of the account; a key
#   of our own is granted for one of them.
# scope: package
# custom:
#   id: PAY-ENC-017
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_secretsmanager_secret]
#   controls:
#     pci_dss: ["8.3.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28", "IA-5"]
#   remediation: Set kms_key_id to a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html"]
package rules.encryption.secret

import data.lib.finding
import data.lib.keys
import data.lib.units

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	keys.is_own(unit, ["kms_key_id"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
