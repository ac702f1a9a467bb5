# METADATA
# title: Log groups are encrypted with a key of our own
# description: >-
#   Logs of a payment system tell who did what to which batch. CloudWatch encrypts them under a key
#   that AWS owns unless a KMS key is named.
# scope: package
# custom:
#   id: PAY-ENC-003
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_cloudwatch_log_group]
#   controls:
#     pci_dss: ["10.3.2"]
#     nist_800_53: ["SC-28", "AU-9"]
#   remediation: Set kms_key_id to the ARN of a KMS key that CloudWatch Logs may use.
#   references: ["https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"]
package rules.encryption.log_group

import data.lib.finding
import data.lib.keys
import data.lib.units

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	keys.is_own(unit, ["kms_key_id"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
