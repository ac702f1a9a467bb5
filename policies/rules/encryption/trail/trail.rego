# METADATA
# title: Trails are encrypted with a key of our own
# description: >-
#   A trail tells who did what. Whoever reads it must be someone whom the key admits.
# scope: package
# custom:
#   id: PAY-ENC-014
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_cloudtrail]
#   controls:
#     pci_dss: ["10.3.2"]
#     soc2: ["CC6.1", "CC7.2"]
#     nist_800_53: ["SC-28", "AU-9"]
#     cis_aws: ["3.5"]
#     fsbp: ["CloudTrail.2"]
#   remediation: Set kms_key_id to a KMS key of your own that CloudTrail may use.
#   references: ["https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html"]
package rules.encryption.trail

import data.lib.finding
import data.lib.keys
import data.lib.units

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	keys.is_own(unit, ["kms_key_id"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
