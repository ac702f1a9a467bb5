# METADATA
# title: Buckets refuse what does not come over TLS
# description: >-
#   S3 still answers plain HTTP. Only the bucket's own policy can refuse it.
# scope: package
# custom:
#   id: PAY-TLS-003
#   family: transit
#   severity: high
#   scope: resource
#   resource_types: [aws_s3_bucket]
#   reads: [aws_s3_bucket_policy]
#   controls:
#     pci_dss: ["4.2.1"]
#     soc2: ["CC6.7"]
#     nist_800_53: ["SC-8"]
#     cis_aws: ["2.1.1"]
#     fsbp: ["S3.5"]
#   remediation: >-
#     Add a statement to its aws_s3_bucket_policy that denies everyone where aws:SecureTransport
#     is false, with the ARNs of the bucket and of its objects as resources.
#   references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html"]
package rules.transit.bucket

import data.lib.documents
import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_s3_bucket_policy"

_judged(unit) := verdict.any([documents.refuses_plain(companion, unit, _actions) | some companion in companions]) if {
	companions := units.settled(unit, _companion, "bucket")
	count(companions) > 0
} else := documents.refuses_plain(unit, unit, _actions) if {
	not values.is_unset(unit, ["policy"])
} else := units.missing(unit, _companion, "bucket")

_actions := {"s3:*", "*"}
