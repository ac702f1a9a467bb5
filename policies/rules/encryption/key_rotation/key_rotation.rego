# METADATA
# title: Keys are rotated every year
# description: >-
#   A key that encrypts for ever makes every leak a leak of everything. KMS replaces the
#   material of a symmetric key each year and keeps the old one for reading. Keys that sign,
#   that lie in a key store of one's own, or that only make codes can not be rotated by KMS.
# scope: package
# custom:
#   id: PAY-ENC-008
#   family: encryption
#   severity: medium
#   scope: resource
#   resource_types: [aws_kms_key]
#   controls:
#     pci_dss: ["3.7.4"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-12"]
#     cis_aws: ["3.6"]
#   remediation: Set enable_key_rotation = true.
#   references: ["https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"]
package rules.encryption.key_rotation

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.provided(
	verdict.all(array.concat(
		[verdict.is_left_out(unit, ["custom_key_store_id"])],
		[verdict.of_value(values.declared(unit, [attribute]), [symmetric, null]) | some attribute, symmetric in _symmetric],
	)),
	verdict.is_one_of(unit, ["enable_key_rotation"], [true]),
)

_symmetric := {"customer_master_key_spec": "SYMMETRIC_DEFAULT", "key_usage": "ENCRYPT_DECRYPT"}
