package rules.naming.parameter_paths_test

import data.lib.testing
import data.rules.naming.parameter_paths as rule

test_pass_as_agreed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"name": "/payment/dev/database/password"}, {})])
	outcome.outcome == "pass"
}

test_pass_1 if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"name": "/payment/dev-pr42/database/password"}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"name": "/payment/database/password"}, {})])
	outcome.outcome == "fail"
	outcome.message == "name is \"/payment/database/password\""
}

test_fail_1 if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"name": "/payment/prod/password"}, {})])
	outcome.outcome == "fail"
	outcome.message == "name is \"/payment/prod/password\""
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"name": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_ssm_parameter", {}, testing.unknown(["name"]))])
	outcome.outcome == "undetermined"
}

_of_shop(name) := testing.stack_with(
	[testing.unit("aws_ssm_parameter", {"name": name}, {})],
	{"project": "shop.eu"},
)

test_pass_project_with_a_dot if testing.word(rule.outcomes) == "pass" with input as _of_shop("/shop.eu/dev/key")

test_fail_dot_is_no_other_letter if testing.word(rule.outcomes) == "fail" with input as _of_shop("/shopXeu/dev/key")
