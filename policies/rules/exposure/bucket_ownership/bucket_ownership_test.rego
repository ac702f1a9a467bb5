package rules.exposure.bucket_ownership_test

import data.lib.testing
import data.rules.exposure.bucket_ownership as rule

test_pass_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_ownership_controls", {"rule": [{"object_ownership": "BucketOwnerEnforced"}]}, {}), "bucket", true)])])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": "b"}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_s3_bucket_ownership_controls belongs to it"
}

test_fail_weak_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_ownership_controls", {"rule": [{"object_ownership": "ObjectWriter"}]}, {}), "bucket", true)])])
	outcome.outcome == "fail"
	outcome.message == "rule[0].object_ownership is \"ObjectWriter\""
}

test_fail_one_of_two if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_ownership_controls", {"rule": [{"object_ownership": "BucketOwnerEnforced"}]}, {}), "bucket", true), testing.neighbour(testing.unit("aws_s3_bucket_ownership_controls", {"rule": [{"object_ownership": "ObjectWriter"}]}, {"address": "aws_s3_bucket_ownership_controls.other"}), "bucket", true)])])
	outcome.outcome == "fail"
}

test_undetermined_companion_of_one_of_several if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_ownership_controls", {"rule": [{"object_ownership": "BucketOwnerEnforced"}]}, {}), "bucket", false)])])
	outcome.outcome == "undetermined"
	outcome.message == "the plan does not settle whether aws_s3_bucket_ownership_controls.this belongs to it"
}

test_undetermined_companion_without_a_known_bucket if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack_with([testing.unit("aws_s3_bucket", {"bucket": "b"}, {})], {"unplaced": {"aws_s3_bucket_ownership_controls": ["aws_s3_bucket_ownership_controls.lost"]}})
	outcome.outcome == "undetermined"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_ownership_controls", {}, testing.unknown(["rule"])), "bucket", true)])])
	outcome.outcome == "undetermined"
}
