package rules.identity.administrator_attached_test

import data.lib.testing
import data.rules.identity.administrator_attached as rule

test_pass_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role_policy_attachment", {}, testing.supplied("policy_arn", "aws_iam_policy"))])
	outcome.outcome == "pass"
}

test_pass_narrow if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_user_policy_attachment", {"policy_arn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}, {})])
	outcome.outcome == "pass"
}

test_fail_administrator if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy_attachment", {"policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy_arn is \"arn:aws:iam::aws:policy/AdministratorAccess\""
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_group_policy_attachment", {}, testing.unknown(["policy_arn"]))])
	outcome.outcome == "undetermined"
}
