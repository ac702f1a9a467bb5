# METADATA
# title: Secure parameters are encrypted with a key of our own
# description: >-
#   Parameter Store encrypts a SecureString under the account's default key, which every role
#   with access to Parameter Store may use. A key of our own is a second lock on the database's
#   password. Other types of parameters hold no secret and are not encrypted.
# scope: package
# custom:
#   id: PAY-ENC-007
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_ssm_parameter]
#   controls:
#     pci_dss: ["8.3.2", "3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28", "IA-5"]
#   remediation: Set key_id to a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html"]
package rules.encryption.secure_parameter

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	type := values.read(unit, ["type"])
	type.state == "known"
	type.value in {"String", "StringList"}
} else := verdict.all([is_secure, verdict.provided(is_secure, keys.is_own(unit, ["key_id"]))]) if {
	is_secure := verdict.is_one_of(unit, ["type"], ["SecureString"])
}
