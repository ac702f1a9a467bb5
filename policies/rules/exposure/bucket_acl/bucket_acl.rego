# METADATA
# title: No access list opens a bucket to everyone
# description: >-
#   Access lists are the older way to grant; public-read is one word. Both ways of writing one
#   count, a canned list and single grants, inside the bucket or as a resource of its own.
# scope: package
# custom:
#   id: PAY-EXP-002
#   family: exposure
#   severity: critical
#   scope: resource
#   resource_types: [aws_s3_bucket, aws_s3_bucket_acl]
#   controls:
#     pci_dss: ["1.4.4"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3", "SC-7"]
#     fsbp: ["S3.2", "S3.12"]
#   remediation: Leave acl and grants out, and grant by a bucket policy.
#   references: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html"]
package rules.exposure.bucket_acl

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.all(array.concat(
	[
		verdict.of_value(values.declared(unit, ["acl"]), _private),
		verdict.is_readable(unit, ["grant"]),
		verdict.is_readable(unit, ["access_control_policy"]),
	],
	[_not_everyone(unit, path) | some path in _grantees(unit)],
))

_private := [
	"private", null, "bucket-owner-read",
	"bucket-owner-full-control", "log-delivery-write", "aws-exec-read",
]

_grantees(unit) := array.concat(
	[array.concat(grant, ["uri"]) | some grant in values.steps(unit, ["grant"])],
	[array.concat(grant, ["grantee", 0, "uri"]) |
		some policy in values.steps(unit, ["access_control_policy"])
		some grant in values.steps(unit, array.concat(policy, ["grant"]))
	],
)

_not_everyone(unit, path) := verdict.failed(
	sprintf("%s is everyone", [values.display(path)]),
	path, "a grantee of your own",
) if {
	value := values.read(unit, path)
	value.state == "known"
	regex.match("/(AllUsers|AuthenticatedUsers)$", value.value)
} else := verdict.hidden(values.read(unit, path)) if {
	values.read(unit, path).state in {"unknown", "sensitive"}
} else := verdict.passed
