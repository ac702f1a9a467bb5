# METADATA
# title: Caches speak TLS alone
# description: >-
#   A cache without encryption in transit takes its commands, and its password, in plain text. One
#   that only prefers it takes either.
# scope: package
# custom:
#   id: PAY-TLS-007
#   family: transit
#   severity: high
#   scope: resource
#   resource_types: [aws_elasticache_replication_group]
#   controls:
#     pci_dss: ["4.2.1"]
#     soc2: ["CC6.7"]
#     nist_800_53: ["SC-8", "SC-13"]
#     fsbp: ["ElastiCache.5"]
#   remediation: Set transit_encryption_enabled = true, and leave out transit_encryption_mode or make it required.
#   references: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html"]
package rules.transit.cache

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

# A cache that is made with encryption requires it, unless it is told not to.
_judged(unit) := verdict.all([
	verdict.of_value(values.declared(unit, ["transit_encryption_enabled"]), [true]),
	verdict.of_value(values.declared(unit, ["transit_encryption_mode"]), ["required", null]),
])
