package rules.availability.function_failures_test

import data.lib.testing
import data.rules.availability.function_failures as rule

test_pass_queue if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"dead_letter_config": [{"target_arn": "arn:aws:sqs:eu-west-1:111122223333:q"}]}, {})])
	outcome.outcome == "pass"
}

test_pass_queue_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"dead_letter_config": [{}]}, {"unknown": {"/dead_letter_config/0/target_arn": [{"address": "aws_sqs_queue.q", "type": "aws_sqs_queue", "settled": true}]}, "configured": {"dead_letter_config": true}})])
	outcome.outcome == "pass"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"dead_letter_config": []}, {})])
	outcome.outcome == "fail"
	outcome.message == "dead_letter_config[0].target_arn is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {}, testing.unknown(["dead_letter_config"]))])
	outcome.outcome == "undetermined"
}
