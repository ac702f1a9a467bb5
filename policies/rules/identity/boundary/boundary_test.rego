package rules.identity.boundary_test

import data.lib.testing
import data.rules.identity.boundary as rule

test_pass_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {}, testing.supplied("permissions_boundary", "aws_iam_policy"))])
	outcome.outcome == "pass"
}

test_pass_that_stands if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_user", {"permissions_boundary": "arn:aws:iam::111122223333:policy/b"}, {})])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"permissions_boundary": null}, {})])
	outcome.outcome == "fail"
	outcome.message == "permissions_boundary is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {}, testing.unknown(["permissions_boundary"]))])
	outcome.outcome == "undetermined"
}
