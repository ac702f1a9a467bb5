package rules.exposure.bucket_public_access_test

import data.lib.testing
import data.rules.exposure.bucket_public_access as rule

test_pass_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_public_access_block", {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}, {}), "bucket", true)])])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": "b"}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_s3_bucket_public_access_block belongs to it"
}

test_fail_weak_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_public_access_block", {"block_public_acls": true, "block_public_policy": false, "ignore_public_acls": true, "restrict_public_buckets": true}, {}), "bucket", true)])])
	outcome.outcome == "fail"
	outcome.message == "block_public_policy is false"
}

test_fail_one_of_two if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_public_access_block", {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}, {}), "bucket", true), testing.neighbour(testing.unit("aws_s3_bucket_public_access_block", {"block_public_acls": true, "block_public_policy": false, "ignore_public_acls": true, "restrict_public_buckets": true}, {"address": "aws_s3_bucket_public_access_block.other"}), "bucket", true)])])
	outcome.outcome == "fail"
}

test_undetermined_companion_of_one_of_several if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_public_access_block", {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}, {}), "bucket", false)])])
	outcome.outcome == "undetermined"
	outcome.message == "the plan does not settle whether aws_s3_bucket_public_access_block.this belongs to it"
}

test_undetermined_companion_without_a_known_bucket if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack_with([testing.unit("aws_s3_bucket", {"bucket": "b"}, {})], {"unplaced": {"aws_s3_bucket_public_access_block": ["aws_s3_bucket_public_access_block.lost"]}})
	outcome.outcome == "undetermined"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_public_access_block", {"block_public_acls": true, "block_public_policy": true, "restrict_public_buckets": true}, testing.unknown(["ignore_public_acls"])), "bucket", true)])])
	outcome.outcome == "undetermined"
}

_alone(values, overrides) := outcome if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket_public_access_block", values, overrides)])
}

_all := {"block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}

test_pass_of_a_bucket_from_elsewhere if {
	_alone(_all, {"references": {"/bucket": ["data.aws_s3_bucket.b"]}}).outcome == "pass"
}

test_fail_of_a_bucket_from_elsewhere if {
	_alone(object.union(_all, {"bucket": "b", "ignore_public_acls": false}), {}).message == "ignore_public_acls is false"
}

test_not_applicable_of_a_bucket_of_the_plan if {
	_alone({}, {"references": {"/bucket": ["aws_s3_bucket.b"]}}).outcome == "not_applicable"
}
