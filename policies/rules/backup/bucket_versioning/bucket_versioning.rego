# METADATA
# title: Buckets keep versions
# description: >-
#   What is overwritten or deleted by mistake, or by somebody who should not have, can be had
#   back. Both ways of writing it count: the separate resource, and the block inside the bucket.
# scope: package
# custom:
#   id: PAY-BAK-001
#   family: backup
#   severity: high
#   scope: resource
#   resource_types: [aws_s3_bucket, aws_s3_bucket_versioning]
#   reads: [aws_s3_bucket_versioning]
#   controls:
#     pci_dss: ["10.5.1"]
#     soc2: ["A1.2"]
#     nist_800_53: ["CP-9"]
#   remediation: Add an aws_s3_bucket_versioning for this bucket with status = Enabled.
#   references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html"]
package rules.backup.bucket_versioning

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_s3_bucket_versioning"

_judged(unit) := verdict.not_applicable if {
	unit.type == _companion
	not units.is_elsewhere(unit, "bucket")
} else := _enabled(unit) if {
	unit.type == _companion
} else := _judged_bucket(unit)

_judged_bucket(bucket) := verdict.all([_enabled(companion) | some companion in companions]) if {
	companions := units.settled(bucket, _companion, "bucket")
	count(companions) > 0
} else := verdict.is_one_of(bucket, ["versioning", 0, "enabled"], [true]) if {
	not values.is_unset(bucket, ["versioning"])
} else := units.missing(bucket, _companion, "bucket")

_enabled(companion) := verdict.is_one_of(companion, ["versioning_configuration", 0, "status"], ["Enabled"])
