package rules.identity.administrator_test

import data.lib.testing
import data.rules.identity.administrator as rule

test_pass_narrow if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\"}]}"}, {})])
	outcome.outcome == "pass"
}

test_pass_denied if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"*\", \"NotResource\": \"a\", \"Resource\": \"*\"}]}"}, {})])
	outcome.outcome == "pass"
}

test_fail_policy if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Sid\": \"Wide\", \"Action\": \"*\", \"Resource\": \"*\"}]}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy: statement Wide allows everything"
}

test_fail_one_statement_alone if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role_policy", {"policy": "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy: a statement allows everything"
}

test_fail_inline_of_a_role if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"inline_policy": [{"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\"}]}"}, {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}]}"}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "inline_policy[1].policy: a statement allows everything"
}

test_fail_no_document if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy is no policy document"
}

test_undetermined_document if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {}, testing.unknown(["policy"]))])
	outcome.outcome == "undetermined"
	outcome.message == "policy is known only after apply"
}

test_undetermined_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {}, testing.unknown(["inline_policy"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": null}, {"sensitive": {"/policy": true}})])
	outcome.outcome == "undetermined"
}

test_fail_lists if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject\", \"*:*\"], \"Resource\": [\"arn:aws:s3:::b\", \"*\"]}]}"}, {})])
	outcome.outcome == "fail"
}

test_pass_everything_of_one_resource if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3:::b\"}]}"}, {})])
	outcome.outcome == "pass"
}

_word(action, resource) := word if {
	unit := testing.unit(
		"aws_iam_policy",
		{"policy": json.marshal({"Statement": {"Effect": "Allow", "Action": action, "Resource": resource}})},
		{},
	)
	word := testing.word(rule.outcomes) with input as testing.stack([unit])
}

test_fail_everything_by_patterns if {
	every resource in ["**", "arn:*", "arn:aws:*:*:*:*", "arn:aws:*:*:111122223333:*"] {
		_word("*", resource) == "fail"
	}
	_word("**", "*") == "fail"
}

test_pass_one_service_by_patterns if {
	_word("*", "arn:aws:s3:::*") == "pass"
	_word("s3:*", "*") == "pass"
}
