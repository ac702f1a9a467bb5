# METADATA
# title: Volumes are encrypted with a key of our own
# description: >-
#   A volume's snapshots travel further than the machine that it was attached to. Only an
#   encrypted volume has encrypted snapshots.
# scope: package
# custom:
#   id: PAY-ENC-015
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_ebs_volume]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28"]
#     cis_aws: ["2.2.1"]
#     fsbp: ["EC2.3"]
#   remediation: Set encrypted = true and kms_key_id to a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html"]
package rules.encryption.volume

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.all([
		verdict.of_value(_encrypted(unit), [true]),
		keys.is_own(unit, ["kms_key_id"]),
	]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# Unset means unencrypted, though the provider lists the value as computed, unless the volume is made
# from a snapshot, whose encryption it takes over.
_encrypted(unit) := values.read(unit, ["encrypted"]) if {
	not values.is_unset(unit, ["snapshot_id"])
} else := values.declared(unit, ["encrypted"])
