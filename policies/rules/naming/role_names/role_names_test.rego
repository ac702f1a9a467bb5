package rules.naming.role_names_test

import data.lib.testing
import data.rules.naming.role_names as rule

test_pass_as_agreed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"name": "dev-payment-build-dev"}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"name": "payment-build-dev"}, {})])
	outcome.outcome == "fail"
	outcome.message == "name is \"payment-build-dev\""
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"name": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {}, testing.unknown(["name"]))])
	outcome.outcome == "undetermined"
}

_of_shop(name) := testing.stack_with(
	[testing.unit("aws_iam_role", {"name": name}, {})],
	{"project": "shop.eu"},
)

test_pass_project_with_a_dot if testing.word(rule.outcomes) == "pass" with input as _of_shop("dev-shop.eu-build")

test_fail_dot_is_no_other_letter if testing.word(rule.outcomes) == "fail" with input as _of_shop("dev-shopXeu-build")
