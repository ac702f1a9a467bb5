package rules.identity.user_policies_test

import data.lib.testing
import data.rules.identity.user_policies as rule

test_pass_roles if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy_attachment", {"roles": ["r"], "users": []}, {})])
	outcome.outcome == "pass"
}

test_fail_users if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy_attachment", {"users": ["u"]}, {})])
	outcome.outcome == "fail"
	outcome.message == "users is set"
}

test_fail_user_policy if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_user_policy", {"user": "u"}, {})])
	outcome.outcome == "fail"
	outcome.message == "it gives a right to a single user"
}

test_fail_user_attachment if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_user_policy_attachment", {"user": "u"}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy_attachment", {}, testing.unknown(["users"]))])
	outcome.outcome == "undetermined"
	outcome.message == "users is known only after apply"
}
