package rules.availability.function_concurrency_test

import data.lib.testing
import data.rules.availability.function_concurrency as rule

test_pass_reserved if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"reserved_concurrent_executions": 20}, {})])
	outcome.outcome == "pass"
}

test_fail_unlimited if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {"reserved_concurrent_executions": -1}, {})])
	outcome.outcome == "fail"
	outcome.message == "reserved_concurrent_executions is -1"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function", {}, testing.unknown(["reserved_concurrent_executions"]))])
	outcome.outcome == "undetermined"
}
