package rules.logging.function_test

import data.lib.testing
import data.rules.logging.function as rule

test_pass_named if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"logging_config": [{"log_group": "/aws/lambda/f"}]}, {})])
	outcome.outcome == "pass"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"logging_config": []}, {})])
	outcome.outcome == "fail"
	outcome.message == "logging_config[0].log_group is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {}, testing.unknown(["logging_config"]))])
	outcome.outcome == "undetermined"
}
