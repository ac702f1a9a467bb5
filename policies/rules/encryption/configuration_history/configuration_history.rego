# METADATA
# title: What AWS Config records is encrypted with a key of our own
# description: >-
#   The history of every resource is a map of the platform. It is delivered under the bucket's
#   key unless another is named.
# scope: package
# custom:
#   id: PAY-ENC-012
#   family: encryption
#   severity: medium
#   scope: resource
#   resource_types: [aws_config_delivery_channel]
#   controls:
#     pci_dss: ["10.3.2"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28", "AU-9"]
#   remediation: Set s3_kms_key_arn to a KMS key of your own that AWS Config may use.
#   references: ["https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html"]
package rules.encryption.configuration_history

import data.lib.finding
import data.lib.keys
import data.lib.units

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	keys.is_own(unit, ["s3_kms_key_arn"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
