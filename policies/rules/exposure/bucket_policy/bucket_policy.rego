# METADATA
# title: No policy opens a bucket to everyone
# description: >-
#   A bucket policy that admits everyone makes every object in it public, or lets anyone write.
# scope: package
# custom:
#   id: PAY-EXP-003
#   family: exposure
#   severity: critical
#   scope: resource
#   resource_types: [aws_s3_bucket_policy, aws_s3_bucket]
#   reads: [aws_s3_bucket_policy]
#   controls:
#     pci_dss: ["1.4.4", "7.2.2"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3"]
#     fsbp: ["S3.2", "S3.3"]
#   remediation: >-
#     Name the principals, or add a condition that names the account or organization that they
#     belong to, without a wildcard in the name.
#   references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"]
package rules.exposure.bucket_policy

import data.lib.documents
import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	documents.is_absent(unit, ["policy"])
} else := documents.refuse(
	unit, ["policy"],
	[statement | some statement in documents.statements(unit, ["policy"]); documents.is_public(statement)],
	"admits everyone", "principals by name",
)
