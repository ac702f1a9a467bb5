# METADATA
# title: File systems are encrypted with a key of our own
# description: >-
#   Whether a file system is encrypted can only be chosen when it is made.
# scope: package
# custom:
#   id: PAY-ENC-016
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_efs_file_system]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28"]
#     cis_aws: ["2.4.1"]
#     fsbp: ["EFS.1", "EFS.8"]
#   remediation: Set encrypted = true and kms_key_id to a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html"]
package rules.encryption.file_system

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.all([
		verdict.of_value(values.declared(unit, ["encrypted"]), [true]),
		keys.is_own(unit, ["kms_key_id"]),
	]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
