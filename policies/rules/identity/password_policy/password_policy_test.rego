package rules.identity.password_policy_test

import data.lib.testing
import data.rules.identity.password_policy as rule

_params := {"password_length": 14}

test_pass_long if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_iam_account_password_policy", {"minimum_password_length": 14}, {})])
	outcome.outcome == "pass"
}

test_fail_short if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_iam_account_password_policy", {"minimum_password_length": 8}, {})])
	outcome.outcome == "fail"
	outcome.message == "minimum_password_length is 8"
}

test_fail_left_to_the_account if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_iam_account_password_policy", {}, {"unknown": {"/minimum_password_length": []}})])
	outcome.outcome == "fail"
	outcome.message == "minimum_password_length is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_iam_account_password_policy", {}, testing.unknown(["minimum_password_length"]))])
	outcome.outcome == "undetermined"
}
