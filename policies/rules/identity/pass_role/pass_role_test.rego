package rules.identity.pass_role_test

import data.lib.testing
import data.rules.identity.pass_role as rule

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
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Sid\": \"Wide\", \"Action\": \"iam:PassRole\", \"Resource\": \"*\"}]}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy: statement Wide passes any role"
}

test_fail_one_statement_alone if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role_policy", {"policy": "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"*\"}}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy: a statement passes any role"
}

test_fail_inline_of_a_role if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"inline_policy": [{"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\"}]}"}, {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"*\"}]}"}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "inline_policy[1].policy: a statement passes any role"
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

test_fail_by_wildcard if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"iam:*\", \"Resource\": \"arn:aws:iam::*:role/*\"}]}"}, {})])
	outcome.outcome == "fail"
}

test_pass_to_one_service if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"iam:PassedToService\": \"lambda.amazonaws.com\"}}}]}"}, {})])
	outcome.outcome == "pass"
}

test_pass_one_role if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"iam:PassRole\", \"Resource\": \"arn:aws:iam::111122223333:role/r\"}]}"}, {})])
	outcome.outcome == "pass"
}

test_pass_boundary if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"iam:*\", \"Resource\": \"*\"}]}"}, {}), [testing.neighbour(testing.unit("aws_iam_role", {}, {}), "permissions_boundary", true)])])
	outcome.outcome == "pass"
}

_word(statement) := word if {
	unit := testing.unit(
		"aws_iam_policy",
		{"policy": json.marshal({"Statement": object.union({"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}, statement)})},
		{},
	)
	word := testing.word(rule.outcomes) with input as testing.stack([unit])
}

test_fail_by_patterns if {
	every resource in ["arn:*:iam::*:role/*", "arn:aws:iam::111122223333:role/**", "arn:aws:iam::*", "arn:aws:*:*:*:*"] {
		_word({"Resource": resource}) == "fail"
	}
	_word({"Action": "iam:?assRole"}) == "fail"
}

test_pass_some_roles if {
	_word({"Resource": "arn:aws:iam::111122223333:role/app-*"}) == "pass"
	_word({"Action": "iam:*", "Resource": "arn:aws:s3:::*"}) == "pass"
}

test_fail_conditions_that_any_service_meets if {
	every condition in [
		{"Bool": {"aws:SecureTransport": "true"}},
		{"StringLike": {"iam:PassedToService": "*.amazonaws.com"}},
		{"StringLike": {"iam:PassedToService": ["lambda.amazonaws.com", "*"]}},
		{"StringEqualsIfExists": {"iam:PassedToService": "lambda.amazonaws.com"}},
		{"StringNotEquals": {"iam:PassedToService": "ec2.amazonaws.com"}},
		{"StringEquals": {"aws:ResourceAccount": "111122223333"}},
	] {
		_word({"Condition": condition}) == "fail"
	}
}

test_pass_conditions_on_the_roles if {
	every condition in [
		{"StringEquals": {"iam:ResourceTag/team": "payments"}},
		{"ArnLike": {"iam:AssociatedResourceArn": "arn:aws:ec2:*:111122223333:instance/*"}},
	] {
		_word({"Condition": condition}) == "pass"
	}
}

_wide := testing.unit("aws_iam_policy", {"policy": "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"iam:*\", \"Resource\": \"*\"}}"}, {})

_attached(settled) := testing.with_neighbours(_wide, [
	testing.neighbour(testing.unit("aws_iam_user", {}, {}), "permissions_boundary", true),
	testing.neighbour(testing.unit("aws_iam_policy_attachment", {}, {}), "policy_arn", settled),
])

test_fail_boundary_that_is_attached if {
	testing.word(rule.outcomes) == "fail" with input as testing.stack([_attached(true)])
}

test_undetermined_boundary_that_may_be_attached if {
	testing.word(rule.outcomes) == "undetermined" with input as testing.stack([_attached(false)])
}
