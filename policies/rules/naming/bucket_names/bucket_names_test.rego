package rules.naming.bucket_names_test

import data.lib.testing
import data.rules.naming.bucket_names as rule

test_pass_as_agreed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": "dev-payment-intake-111122223333-dev"}, {})])
	outcome.outcome == "pass"
}

test_pass_1 if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": "dev-payment-intake-111122223333-dev-pr42"}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": "payment-intake-dev"}, {})])
	outcome.outcome == "fail"
	outcome.message == "bucket is \"payment-intake-dev\""
}

test_fail_1 if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": "prod-payment-intake-dev"}, {})])
	outcome.outcome == "fail"
	outcome.message == "bucket is \"prod-payment-intake-dev\""
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {}, testing.unknown(["bucket"]))])
	outcome.outcome == "undetermined"
}

_of_shop(name) := testing.stack_with(
	[testing.unit("aws_s3_bucket", {"bucket": name}, {})],
	{"project": "shop.eu"},
)

test_pass_project_with_a_dot if testing.word(rule.outcomes) == "pass" with input as _of_shop("dev-shop.eu-intake")

test_fail_dot_is_no_other_letter if testing.word(rule.outcomes) == "fail" with input as _of_shop("dev-shopxeu-intake")
