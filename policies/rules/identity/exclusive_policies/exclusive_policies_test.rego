package rules.identity.exclusive_policies_test

import data.lib.testing
import data.rules.identity.exclusive_policies as rule

test_pass_declared if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_iam_role", {}, {}), [testing.neighbour(testing.unit("aws_iam_role_policies_exclusive", {}, {}), "role_name", true)])])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_iam_role_policies_exclusive belongs to it"
}

test_undetermined_owner if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_iam_role", {}, {}), [testing.neighbour(testing.unit("aws_iam_role_policies_exclusive", {}, {}), "role_name", false)])])
	outcome.outcome == "undetermined"
}
