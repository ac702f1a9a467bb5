package rules.exposure.function_permission_test

import data.lib.testing
import data.rules.exposure.function_permission as rule

test_pass_source_arn if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_permission", {"action": "lambda:InvokeFunction", "principal": "sns.amazonaws.com"}, testing.supplied("source_arn", "aws_sns_topic"))])
	outcome.outcome == "pass"
}

test_pass_source_account if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_permission", {"action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com", "source_account": "111122223333"}, {})])
	outcome.outcome == "pass"
}

test_fail_any_account if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_permission", {"action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com"}, {})])
	outcome.outcome == "fail"
	outcome.message == "neither source_arn nor source_account is set"
}

test_fail_everyone if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_permission", {"action": "lambda:InvokeFunction", "principal": "*", "source_arn": "arn:aws:s3:::b"}, {})])
	outcome.outcome == "fail"
	outcome.message == "principal is \"*\""
}

test_undetermined_principal if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_permission", {"action": "lambda:InvokeFunction", "source_arn": "arn:aws:s3:::b"}, testing.unknown(["principal"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_source if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_permission", {"action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com"}, testing.unknown(["source_arn"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_account if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_permission", {"action": "lambda:InvokeFunction", "principal": "111122223333"}, {})])
	outcome.outcome == "not_applicable"
}

test_fail_every_action if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lambda_permission", {"action": "lambda:*", "principal": "111122223333"}, {})])
	outcome.outcome == "fail"
	outcome.message == "action is \"lambda:*\""
}

_of(source) := testing.unit(
	"aws_lambda_permission",
	object.union({"action": "lambda:InvokeFunction", "principal": "s3.amazonaws.com"}, source),
	{},
)

test_fail_anyones_resource if {
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([_of({"source_arn": "arn:aws:s3:::*"})])
	outcome.outcome == "fail"
	outcome.message == "source_arn names neither a resource nor an account"
}

test_pass_resources_of_an_account if {
	testing.word(rule.outcomes) == "pass"
		with input as testing.stack([_of({"source_arn": "arn:aws:events:eu-central-1:111122223333:rule/*"})])
}

test_pass_anyones_name_in_an_account if {
	testing.word(rule.outcomes) == "pass"
		with input as testing.stack([_of({"source_arn": "arn:aws:s3:::*", "source_account": "111122223333"})])
}
