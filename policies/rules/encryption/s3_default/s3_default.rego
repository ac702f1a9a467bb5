# METADATA
# title: Buckets encrypt by default with KMS
# description: >-
#   Every object of a bucket is encrypted under a KMS key unless its writer says otherwise, so that
#   each read of payment data is a logged use of a key. Both ways of writing it count: the separate
#   resource, and the block inside the bucket. The bucket that a load balancer writes its access logs
#   to may use S3's own keys, since Elastic Load Balancing refuses any other.
# scope: package
# custom:
#   id: PAY-ENC-002
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_s3_bucket]
#   reads: [aws_s3_bucket_server_side_encryption_configuration, aws_lb, aws_alb]
#   controls:
#     pci_dss: ["3.5.1"]
#     nist_800_53: ["SC-28"]
#   remediation: >-
#     Add an aws_s3_bucket_server_side_encryption_configuration for this bucket with
#     sse_algorithm = "aws:kms".
#   references:
#     - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
#     - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
package rules.encryption.s3_default

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

_companion := "aws_s3_bucket_server_side_encryption_configuration"

outcomes contains finding.outcome(rego.metadata.chain(), bucket, _judged(bucket)) if {
	some bucket in units.in_scope(rego.metadata.chain())
}

_judged(bucket) := verdict.all([_algorithm(bucket, companion, ["rule"]) | some companion in companions]) if {
	companions := units.settled(bucket, _companion, "bucket")
	count(companions) > 0
} else := _algorithm(bucket, bucket, ["server_side_encryption_configuration", 0, "rule"]) if {
	not values.is_unset(bucket, ["server_side_encryption_configuration"])
} else := units.missing(bucket, _companion, "bucket")

_algorithm(bucket, unit, rules) := verdict.is_one_of(
	unit,
	array.concat(rules, [0, "apply_server_side_encryption_by_default", 0, "sse_algorithm"]),
	_allowed(bucket),
)

# In steps, since what of a plan is read is told from the names of attributes here.
_log_bucket := concat("/", ["access_logs", "0", "bucket"])

_allowed(bucket) := array.concat(data.params.s3_encryption_algorithms, ["AES256"]) if {
	some type in ["aws_lb", "aws_alb"]
	count(units.settled(bucket, type, _log_bucket)) > 0
} else := data.params.s3_encryption_algorithms
