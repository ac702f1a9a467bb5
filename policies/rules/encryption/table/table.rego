# METADATA
# title: Tables are encrypted with a key of our own
# description: >-
#   DynamoDB encrypts every table under a key that it owns itself, to which nobody else can be
#   refused access. Only a key of our own makes reading a table a logged use of a key.
# scope: package
# custom:
#   id: PAY-ENC-013
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_dynamodb_table]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28"]
#   remediation: Add server_side_encryption with enabled = true and kms_key_arn.
#   references: ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html"]
package rules.encryption.table

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.passed if {
	not data.params.require_customer_key
} else := verdict.all([
	verdict.is_one_of(unit, ["server_side_encryption", 0, "enabled"], [true]),
	keys.is_own(unit, ["server_side_encryption", 0, "kms_key_arn"]),
])
