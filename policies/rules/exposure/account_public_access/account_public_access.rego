# METADATA
# title: The account blocks public access to its buckets
# description: >-
#   The account's own block covers buckets that nobody has declared. Where one is declared, all
#   four of its settings are on.
# scope: package
# custom:
#   id: PAY-EXP-013
#   family: exposure
#   severity: high
#   scope: resource
#   resource_types: [aws_s3_account_public_access_block]
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     cis_aws: ["2.1.4"]
#     fsbp: ["S3.1"]
#   remediation: Set all four settings to true.
#   references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
package rules.exposure.account_public_access

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all([verdict.is_one_of(unit, [setting], [true]) | some setting in _settings])

_settings := [
	"block_public_acls",
	"block_public_policy",
	"ignore_public_acls",
	"restrict_public_buckets",
]
