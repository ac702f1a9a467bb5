# METADATA
# title: Buckets block public access
# description: >-
#   The four settings of a public access block stop lists and policies, present and future, from
#   opening a bucket. Each bucket has its own: what the account's block says can be changed by
#   others.
# scope: package
# custom:
#   id: PAY-EXP-001
#   family: exposure
#   severity: critical
#   scope: resource
#   resource_types: [aws_s3_bucket, aws_s3_bucket_public_access_block]
#   reads: [aws_s3_bucket_public_access_block]
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     cis_aws: ["2.1.4"]
#     fsbp: ["S3.8"]
#   remediation: >-
#     Add an aws_s3_bucket_public_access_block for this bucket, with all four settings true.
#   references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
package rules.exposure.bucket_public_access

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_s3_bucket_public_access_block"

_judged(unit) := verdict.not_applicable if {
	unit.type == _companion
	not units.is_elsewhere(unit, "bucket")
} else := _blocks(unit) if {
	unit.type == _companion
} else := _judged_bucket(unit)

_judged_bucket(bucket) := verdict.all([_blocks(companion) | some companion in companions]) if {
	companions := units.settled(bucket, _companion, "bucket")
	count(companions) > 0
} else := units.missing(bucket, _companion, "bucket")

_settings := [
	"block_public_acls",
	"block_public_policy",
	"ignore_public_acls",
	"restrict_public_buckets",
]

_blocks(companion) := verdict.all([
verdict.is_one_of(companion, [setting], [true]) |
	some setting in _settings
])
