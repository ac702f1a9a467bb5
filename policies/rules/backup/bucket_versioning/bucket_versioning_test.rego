package rules.backup.bucket_versioning_test

import data.lib.testing
import data.rules.backup.bucket_versioning as rule

test_pass_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_versioning", {"versioning_configuration": [{"status": "Enabled"}]}, {}), "bucket", true)])])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": "b"}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_s3_bucket_versioning belongs to it"
}

test_fail_weak_companion if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_versioning", {"versioning_configuration": [{"status": "Suspended"}]}, {}), "bucket", true)])])
	outcome.outcome == "fail"
	outcome.message == "versioning_configuration[0].status is \"Suspended\""
}

test_fail_one_of_two if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_versioning", {"versioning_configuration": [{"status": "Enabled"}]}, {}), "bucket", true), testing.neighbour(testing.unit("aws_s3_bucket_versioning", {"versioning_configuration": [{"status": "Suspended"}]}, {"address": "aws_s3_bucket_versioning.other"}), "bucket", true)])])
	outcome.outcome == "fail"
}

test_undetermined_companion_of_one_of_several if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_versioning", {"versioning_configuration": [{"status": "Enabled"}]}, {}), "bucket", false)])])
	outcome.outcome == "undetermined"
	outcome.message == "the plan does not settle whether aws_s3_bucket_versioning.this belongs to it"
}

test_undetermined_companion_without_a_known_bucket if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack_with([testing.unit("aws_s3_bucket", {"bucket": "b"}, {})], {"unplaced": {"aws_s3_bucket_versioning": ["aws_s3_bucket_versioning.lost"]}})
	outcome.outcome == "undetermined"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_s3_bucket", {"bucket": "b"}, {}), [testing.neighbour(testing.unit("aws_s3_bucket_versioning", {}, testing.unknown(["versioning_configuration"])), "bucket", true)])])
	outcome.outcome == "undetermined"
}

test_pass_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"versioning": [{"enabled": true}]}, {})])
	outcome.outcome == "pass"
}

test_fail_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"versioning": [{"enabled": false}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "versioning[0].enabled is false"
}

test_fail_computed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {}, {"unknown": {"/versioning": []}})])
	outcome.outcome == "fail"
}

test_undetermined_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {}, testing.unknown(["versioning"]))])
	outcome.outcome == "undetermined"
}

_alone(status, overrides) := outcome if {
	values := {"bucket": "b", "versioning_configuration": [{"status": status}]}
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket_versioning", values, overrides)])
}

test_pass_of_a_bucket_from_elsewhere if {
	_alone("Enabled", {}).outcome == "pass"
}

test_fail_of_a_bucket_from_elsewhere if {
	_alone("Suspended", {"references": {"/bucket": ["module.m.data.aws_s3_bucket.b"]}}).outcome == "fail"
}

test_not_applicable_of_a_bucket_of_the_plan if {
	_alone("Suspended", {"references": {"/bucket": ["aws_s3_bucket.b"]}}).outcome == "not_applicable"
	_alone("Suspended", {"values": {"bucket": null}, "unknown": {"/bucket": []}}).outcome == "not_applicable"
}
