package rules.naming.resource_names_test

import data.lib.testing
import data.rules.naming.resource_names as rule

test_pass_as_agreed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sns_topic", {"name": "payment-alerts-dev"}, {})])
	outcome.outcome == "pass"
}

test_pass_second_instance if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"function_name": "payment-batch-validator-dev-pr42"}, {})])
	outcome.outcome == "pass"
}

test_pass_path if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"name": "/payment/dev/database/password"}, {})])
	outcome.outcome == "pass"
}

test_pass_alias if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_kms_alias", {"name": "alias/payment-alerts-dev"}, {})])
	outcome.outcome == "pass"
}

test_fail_other_environment if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sns_topic", {"name": "payment-alerts-prod"}, {})])
	outcome.outcome == "fail"
	outcome.message == "name is \"payment-alerts-prod\""
}

test_fail_other_project if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_s3_bucket", {"bucket": "dev-shop-intake-dev"}, {})])
	outcome.outcome == "fail"
	outcome.message == "bucket is \"dev-shop-intake-dev\""
}

test_fail_part_of_a_word if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sns_topic", {"name": "payment-alerts-device"}, {})])
	outcome.outcome == "fail"
}

test_fail_generated if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": null}, {"unknown": {"/name_prefix": []}})])
	outcome.outcome == "fail"
	outcome.message == "name is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sqs_queue", {}, testing.unknown(["name"]))])
	outcome.outcome == "undetermined"
	outcome.message == "name is known only after apply"
}

_of_shop(name) := testing.stack_with(
	[testing.unit("aws_cloudwatch_log_group", {"name": name}, {})],
	{"project": "shop.eu"},
)

test_pass_project_with_a_dot if testing.word(rule.outcomes) == "pass" with input as _of_shop("/shop.eu/dev")

test_fail_dot_is_no_other_letter if testing.word(rule.outcomes) == "fail" with input as _of_shop("/shopXeu/dev")
