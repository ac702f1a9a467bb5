# METADATA
# title: Old versions come to an end
# description: >-
#   Versions that nobody asked for again are data that can still leak, and a bill that grows.
#   Every bucket has a rule that ends objects or their superseded versions.
# scope: package
# custom:
#   id: PAY-BAK-005
#   family: backup
#   severity: low
#   scope: resource
#   resource_types: [aws_s3_bucket]
#   reads: [aws_s3_bucket_lifecycle_configuration]
#   controls:
#     pci_dss: ["3.2.1"]
#     soc2: ["C1.2"]
#     nist_800_53: ["SI-12"]
#     fsbp: ["S3.13"]
#   remediation: >-
#     Add an aws_s3_bucket_lifecycle_configuration for this bucket whose rule is Enabled and
#     expires objects or noncurrent versions.
#   references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html"]
package rules.backup.bucket_lifecycle

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_s3_bucket_lifecycle_configuration"

_judged(bucket) := verdict.all([_ends(companion) | some companion in companions]) if {
	companions := units.settled(bucket, _companion, "bucket")
	count(companions) > 0
} else := _inline(bucket) if {
	not values.is_unset(bucket, ["lifecycle_rule"])
} else := units.missing(bucket, _companion, "bucket")

_ends(companion) := verdict.any_block(
	companion, ["rule"],
	[verdict.all([
		verdict.is_one_of(companion, array.concat(rule, ["status"]), ["Enabled"]),
		_expires(companion, rule, "noncurrent_days"),
	]) |
		some rule in values.steps(companion, ["rule"])
	],
	"no rule that is Enabled expires anything", "an expiration",
)

_inline(bucket) := verdict.any_block(
	bucket, ["lifecycle_rule"],
	[verdict.all([
		verdict.is_one_of(bucket, array.concat(rule, ["enabled"]), [true]),
		_expires(bucket, rule, "days"),
	]) |
		some rule in values.steps(bucket, ["lifecycle_rule"])
	],
	"no rule that is enabled expires anything", "an expiration",
)

_expires(unit, rule, days) := verdict.any([
	verdict.at_least(unit, array.concat(rule, ["expiration", 0, "days"]), 1),
	verdict.at_least(unit, array.concat(rule, ["noncurrent_version_expiration", 0, days]), 1),
])
