# METADATA
# title: Caches speak TLS alone
# description: >-
#   A cache without encryption in transit takes its commands, and its password, in plain text.
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
#   remediation: Set transit_encryption_enabled = true.
#   references: ["https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html"]
package rules.transit.cache

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	verdict.of_value(values.declared(unit, ["transit_encryption_enabled"]), [true]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
