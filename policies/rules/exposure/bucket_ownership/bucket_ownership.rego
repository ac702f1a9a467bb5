# METADATA
# title: Buckets own what is put into them
# description: >-
#   With BucketOwnerEnforced access lists have no effect at all, and objects that another
#   account writes belong to us. Then policies alone say who reads what.
# scope: package
# custom:
#   id: PAY-EXP-004
#   family: exposure
#   severity: medium
#   scope: resource
#   resource_types: [aws_s3_bucket]
#   reads: [aws_s3_bucket_ownership_controls]
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     fsbp: ["S3.12"]
#   remediation: >-
#     Add an aws_s3_bucket_ownership_controls for this bucket with object_ownership =
#     BucketOwnerEnforced.
#   references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html"]
package rules.exposure.bucket_ownership

import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_s3_bucket_ownership_controls"

_judged(bucket) := verdict.all([
verdict.is_one_of(companion, ["rule", 0, "object_ownership"], ["BucketOwnerEnforced"]) |
	some companion in companions
]) if {
	companions := units.settled(bucket, _companion, "bucket")
	count(companions) > 0
} else := units.missing(bucket, _companion, "bucket")
