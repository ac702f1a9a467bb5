package rules.backup.bucket_lifecycle_test

import data.lib.testing
import data.rules.backup.bucket_lifecycle as rule

test_pass_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_lifecycle_configuration", {"rule": [{"status": "Enabled", "noncurrent_version_expiration": [{"noncurrent_days": 90}]}]}, {}), "bucket", true)])])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": "b"}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_s3_bucket_lifecycle_configuration belongs to it"
}

test_fail_one_of_two if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_lifecycle_configuration", {"rule": [{"status": "Enabled", "noncurrent_version_expiration": [{"noncurrent_days": 90}]}]}, {}), "bucket", true), testing.neighbour(testing.unit("aws_s3_bucket_lifecycle_configuration", {"rule": [{"status": "Disabled", "noncurrent_version_expiration": [{"noncurrent_days": 90}]}]}, {"address": "aws_s3_bucket_lifecycle_configuration.other"}), "bucket", true)])])
	outcome.outcome == "fail"
}

test_undetermined_companion_of_one_of_several if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_lifecycle_configuration", {"rule": [{"status": "Enabled", "noncurrent_version_expiration": [{"noncurrent_days": 90}]}]}, {}), "bucket", false)])])
	outcome.outcome == "undetermined"
	outcome.message == "the plan does not settle whether aws_s3_bucket_lifecycle_configuration.this belongs to it"
}

test_undetermined_companion_without_a_known_bucket if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack_with([testing.unit("aws_s3_bucket", {"bucket": "b"}, {})], {"unplaced": {"aws_s3_bucket_lifecycle_configuration": ["aws_s3_bucket_lifecycle_configuration.lost"]}})
	outcome.outcome == "undetermined"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_lifecycle_configuration", {}, testing.unknown(["rule"])), "bucket", true)])])
	outcome.outcome == "undetermined"
}

test_fail_disabled if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_lifecycle_configuration", {"rule": [{"status": "Disabled", "expiration": [{"days": 9}]}]}, {}), "bucket", true)])])
	outcome.outcome == "fail"
	outcome.message == "rule[0].status is \"Disabled\""
}

test_fail_nothing_expires if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_lifecycle_configuration", {"rule": [{"status": "Enabled"}]}, {}), "bucket", true)])])
	outcome.outcome == "fail"
	outcome.message == "rule[0].noncurrent_version_expiration[0].noncurrent_days is not set"
}

test_fail_no_rule if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_lifecycle_configuration", {"rule": []}, {}), "bucket", true)])])
	outcome.outcome == "fail"
	outcome.message == "no rule that is Enabled expires anything"
}

test_pass_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"lifecycle_rule": [{"enabled": true, "expiration": [{"days": 30}]}]}, {})])
	outcome.outcome == "pass"
}

test_fail_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"lifecycle_rule": [{"enabled": false, "expiration": [{"days": 30}]}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {}, testing.unknown(["lifecycle_rule"]))])
	outcome.outcome == "undetermined"
}
