package rules.logging.function_test

import data.lib.testing
import data.rules.logging.function as rule

test_pass_named if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"logging_config": [{"log_group": "/aws/lambda/f"}]}, {})])
	outcome.outcome == "pass"
}

_beside(settled) := testing.stack([testing.with_neighbours(
	testing.unit("aws_lambda_function", {"logging_config": []}, {}),
	[testing.neighbour(testing.unit("aws_cloudwatch_log_group", {}, {}), "name", settled)],
)])

test_pass_default_group_is_declared if {
	testing.word(rule.outcomes) == "pass" with input as _beside(true)
}

test_pass_whichever_group_it_is_told if {
	unit := testing.unit("aws_lambda_function", {}, testing.unknown(["logging_config"]))
	group := testing.neighbour(testing.unit("aws_cloudwatch_log_group", {}, {}), "name", true)
	testing.word(rule.outcomes) == "pass" with input as testing.stack([testing.with_neighbours(unit, [group])])
}

test_undetermined_group_of_one_of_several if {
	testing.word(rule.outcomes) == "undetermined" with input as _beside(false)
}

test_undetermined_group_without_a_known_name if {
	outcome := testing.verdict(rule.outcomes) with input as testing.stack_with(
		[testing.unit("aws_lambda_function", {"logging_config": []}, {})],
		{"unplaced": {"aws_cloudwatch_log_group": ["aws_cloudwatch_log_group.later"]}},
	)
	outcome.outcome == "undetermined"
	outcome.message == "the plan does not settle whether aws_cloudwatch_log_group.later belongs to it"
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
