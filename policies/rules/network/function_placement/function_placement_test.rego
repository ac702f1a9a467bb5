package rules.network.function_placement_test

import data.lib.testing
import data.rules.network.function_placement as rule

test_pass_placed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"vpc_config": [{"subnet_ids": ["s"], "security_group_ids": ["g"]}]}, {})])
	outcome.outcome == "pass"
}

test_fail_outside if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"vpc_config": []}, {})])
	outcome.outcome == "fail"
	outcome.message == "vpc_config[0].subnet_ids is not set"
}

test_fail_no_subnet if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"vpc_config": [{"subnet_ids": [], "security_group_ids": ["g"]}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {}, testing.unknown(["vpc_config"]))])
	outcome.outcome == "undetermined"
}
