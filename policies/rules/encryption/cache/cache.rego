# METADATA
# title: Caches are encrypted with a key of our own
# description: >-
#   A cache holds copies of payment data, and writes them to disk when it synchronises or backs
#   up.
# scope: package
# custom:
#   id: PAY-ENC-018
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_elasticache_replication_group]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28"]
#     fsbp: ["ElastiCache.4"]
#   remediation: >-
#     Set at_rest_encryption_enabled = true and kms_key_id to a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html"]
package rules.encryption.cache

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# The provider keeps it as a text, since its default depends on the engine.
_judged(unit) := verdict.all([
	verdict.any([
		verdict.all([
			verdict.is_left_out(unit, ["at_rest_encryption_enabled"]),
			verdict.is_one_of(unit, ["engine"], ["valkey"]),
		]),
		verdict.of_value(values.declared(unit, ["at_rest_encryption_enabled"]), [true, "true"]),
	]),
	keys.is_own(unit, ["kms_key_id"]),
])
