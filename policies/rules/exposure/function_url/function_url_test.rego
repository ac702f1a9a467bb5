package rules.exposure.function_url_test

import data.lib.testing
import data.rules.exposure.function_url as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function_url", {"authorization_type": "AWS_IAM"}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function_url", {"authorization_type": "other"}, {})])
	outcome.outcome == "fail"
	outcome.message == "authorization_type is \"other\""
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function_url", {"authorization_type": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function_url", {}, testing.unknown(["authorization_type"]))])
	outcome.outcome == "undetermined"
	outcome.message == "authorization_type is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_function_url", {}, {"sensitive": {"/authorization_type": true}})])
	outcome.outcome == "undetermined"
}
