package rules.versions.function_runtime_test

import data.lib.testing
import data.rules.versions.function_runtime as rule

_params := {"function_runtimes": ["python3.9"]}

test_pass_agreed if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lambda_function", {"runtime": "python3.9"}, {})])
	outcome.outcome == "pass"
}

test_fail_other if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lambda_function", {"runtime": "python3.8"}, {})])
	outcome.outcome == "fail"
	outcome.message == "runtime is \"python3.8\""
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lambda_function", {"runtime": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lambda_function", {}, testing.unknown(["runtime"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_image if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lambda_function", {"package_type": "Image"}, {})])
	outcome.outcome == "not_applicable"
}
