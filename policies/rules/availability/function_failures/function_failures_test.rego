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

_sending(values, overrides, settled) := testing.stack([testing.with_neighbours(
	testing.unit("aws_lambda_function", {"dead_letter_config": []}, {}),
	[testing.neighbour(testing.unit("aws_lambda_function_event_invoke_config", values, overrides), "function_name", settled)],
)])

_destination := {"destination_config": [{"on_failure": [{"destination": "arn:aws:sqs:eu-west-1:111122223333:q"}]}]}

test_pass_destination if {
	testing.word(rule.outcomes) == "pass" with input as _sending(_destination, {}, true)
}

test_fail_destination_for_success_alone if {
	outcome := testing.verdict(rule.outcomes) with input as _sending({"destination_config": [{"on_failure": []}]}, {}, true)
	outcome.outcome == "fail"
	outcome.message == "dead_letter_config[0].target_arn is not set"
}

test_undetermined_destination_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as _sending({}, testing.unknown(["destination_config"]), true)
	outcome.outcome == "undetermined"
	startswith(outcome.message, "aws_lambda_function_event_invoke_config.this: ")
}

test_undetermined_destination_of_some_function if {
	testing.word(rule.outcomes) == "undetermined" with input as _sending(_destination, {}, false)
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
