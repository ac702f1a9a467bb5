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

_role(arns, overrides) := outcome if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"managed_policy_arns": arns}, overrides)])
}

test_fail_administrator_in_the_role if {
	_role(["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/AdministratorAccess"], {}).message == "managed_policy_arns[1] is \"arn:aws:iam::aws:policy/AdministratorAccess\""
}

test_pass_narrow_in_the_role if {
	_role(["arn:aws:iam::aws:policy/ReadOnlyAccess"], {}).outcome == "pass"
}

test_undetermined_in_the_role if {
	_role([null], {"unknown": {"/managed_policy_arns/0": []}}).outcome == "undetermined"
	_role(null, testing.unknown(["managed_policy_arns"])).outcome == "undetermined"
}

test_not_applicable_role_without if {
	_role(null, {"unknown": {"/managed_policy_arns": []}}).outcome == "not_applicable"
}

_supplied(type, name) := testing.unit(type, {name: [null]}, {
	"unknown": {sprintf("/%s/0", [name]): [{"address": "aws_iam_role_policy_attachment.this", "type": "aws_iam_role_policy_attachment", "settled": true}]},
	"configured": {name: true},
})

test_pass_list_of_attachments if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([_supplied("aws_iam_role_policy_attachments_exclusive", "policy_arns")])
	outcome.outcome == "pass"
}

test_undetermined_attachment_elsewhere if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([_supplied("aws_iam_role", "managed_policy_arns")])
	outcome.outcome == "undetermined"
}

_looked_up(lookup) := testing.stack([testing.unit("aws_iam_role_policy_attachment", {}, {
	"unknown": {"/policy_arn": [{"address": "data.aws_iam_policy.a", "type": "aws_iam_policy", "settled": true}]},
	"configured": {"policy_arn": true},
	"lookups": {"/policy_arn": lookup},
})])

test_fail_administrator_that_is_looked_up if {
	every lookup in [{"name": "AdministratorAccess"}, {"arn": "arn:aws:iam::aws:policy/PowerUserAccess"}] {
		testing.word(rule.outcomes) == "fail" with input as _looked_up(lookup)
	}
}

test_undetermined_policy_that_is_looked_up if {
	outcome := testing.verdict(rule.outcomes) with input as _looked_up({"name": "ours"})
	outcome.message == "policy_arn is known only after apply (from data.aws_iam_policy.a)"
}
