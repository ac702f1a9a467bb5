# METADATA
# title: Topics are encrypted with a key of our own
# description: >-
#   What is told through a topic names batches and accounts. SNS stores it in plain text unless
#   a KMS key is named, and a key of our own tells who may read it.
# scope: package
# custom:
#   id: PAY-ENC-005
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_sns_topic]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28"]
#   remediation: Set kms_master_key_id to a KMS key of your own that the publishers may use.
#   references: ["https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html"]
package rules.encryption.topic

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# Without a key a topic is not encrypted by KMS at all, not even by the key that AWS manages.
_judged(unit) := keys.is_own(unit, ["kms_master_key_id"]) if {
	data.params.require_customer_key
} else := verdict.is_given(unit, ["kms_master_key_id"])
