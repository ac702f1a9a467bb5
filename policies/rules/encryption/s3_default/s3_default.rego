# METADATA
# title: Buckets encrypt by default with KMS
# description: >-
#   Every object of a bucket is encrypted under a KMS key unless its writer says otherwise, so that
#   each read of payment data is a logged use of a key. Both ways of writing it count: the separate
#   resource, and the block inside the bucket.
# scope: package
# custom:
#   id: PAY-ENC-002
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_s3_bucket]
#   reads: [aws_s3_bucket_server_side_encryption_configuration]
#   controls:
#     pci_dss: ["3.5.1"]
#     nist_800_53: ["SC-28"]
#   remediation: >-
#     Add an aws_s3_bucket_server_side_encryption_configuration for this bucket with
#     sse_algorithm = "aws:kms".
#   references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html"]
package rules.encryption.s3_default

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

_companion := "aws_s3_bucket_server_side_encryption_configuration"

outcomes contains finding.outcome(rego.metadata.chain(), bucket, _judged(bucket)) if {
	some bucket in units.in_scope(rego.metadata.chain())
}

_judged(bucket) := verdict.all([_algorithm(companion, ["rule"]) | some companion in companions]) if {
	companions := units.settled(bucket, _companion, "bucket")
	count(companions) > 0
} else := _algorithm(bucket, ["server_side_encryption_configuration", 0, "rule"]) if {
	not values.is_unset(bucket, ["server_side_encryption_configuration"])
} else := units.missing(bucket, _companion, "bucket")

_algorithm(unit, rules) := verdict.is_one_of(
	unit,
	array.concat(rules, [0, "apply_server_side_encryption_by_default", 0, "sse_algorithm"]),
	data.params.s3_encryption_algorithms,
)
