package rules.identity.whole_service_test

import data.lib.testing
import data.rules.identity.whole_service as rule

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
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Sid\": \"Wide\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy: statement Wide allows a whole service"
}

test_fail_one_statement_alone if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role_policy", {"policy": "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy: a statement allows a whole service"
}

test_fail_inline_of_a_role if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"inline_policy": [{"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::b/*\"}]}"}, {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}"}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "inline_policy[1].policy: a statement allows a whole service"
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

test_pass_with_a_condition if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:ResourceAccount\": \"111122223333\"}}}]}"}, {})])
	outcome.outcome == "pass"
}

test_pass_on_one_bucket if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"arn:aws:s3:::b\"}]}"}, {})])
	outcome.outcome == "pass"
}

test_pass_boundary if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}"}, {}), [testing.neighbour(testing.unit("aws_iam_role", {}, {}), "permissions_boundary", true)])])
	outcome.outcome == "pass"
}

test_fail_boundary_of_an_unsettled_role if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_iam_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}"}, {}), [testing.neighbour(testing.unit("aws_iam_role", {}, {}), "permissions_boundary", false)])])
	outcome.outcome == "fail"
}

test_fail_every_action_on_one_bucket if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_policy", {"policy": "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3:::b\"}]}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy: a statement allows a whole service"
}

_by_hand := testing.unit("aws_iam_role", {}, {"values": {"inline_policy": [{"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}"}]}})

test_pass_inline_that_the_plan_takes_away if {
	other := testing.neighbour(testing.unit("aws_iam_role_policies_exclusive", {}, {}), "role_name", true)
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([testing.with_neighbours(_by_hand, [other])])
	outcome.outcome == "pass"
}

test_fail_inline_that_stays if {
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([_by_hand])
	outcome.outcome == "fail"
}

_word(statement) := word if {
	unit := testing.unit(
		"aws_iam_policy",
		{"policy": json.marshal({"Statement": object.union({"Effect": "Allow", "Action": "s3:*", "Resource": "*"}, statement)})},
		{},
	)
	word := testing.word(rule.outcomes) with input as testing.stack([unit])
}

test_fail_by_patterns if {
	_word({"Action": "s3:**"}) == "fail"
	_word({"Resource": "arn:aws:s3:::*"}) == "fail"
	_word({"Action": "*", "Resource": "arn:aws:*:*:*:*"}) == "fail"
}

test_pass_every_resource_of_another_service if {
	_word({"Action": ["s3:*", "sqs:SendMessage"], "Resource": ["arn:aws:s3:::b/*", "arn:aws:sqs:*:*:*"]}) == "pass"
}

test_fail_conditions_on_the_request if {
	every condition in [
		{"Bool": {"aws:SecureTransport": "true"}},
		{"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}},
		{"StringEquals": {"aws:PrincipalTag/team": "payments"}},
		{"NumericEquals": {"s3:TlsVersion": "1.2"}},
		{"StringLike": {"aws:ResourceAccount": "*"}},
		{"StringNotEquals": {"aws:ResourceAccount": "111122223333"}},
		{"StringEqualsIfExists": {"aws:ResourceTag/team": "payments"}},
		{"Null": {"aws:ResourceTag/team": "false"}},
		{"StringLike": {"aws:ResourceTag/team": []}},
	] {
		_word({"Condition": condition}) == "fail"
	}
}

test_pass_conditions_on_the_resources if {
	every condition in [
		{"StringEquals": {"aws:ResourceTag/team": "${aws:PrincipalTag/team}"}},
		{"StringEquals": {"aws:RequestedRegion": "eu-central-1"}},
		{"StringLike": {"s3:prefix": "payments/*"}},
		{"Bool": {"aws:SecureTransport": "true"}, "StringEquals": {"kms:ViaService": "s3.eu-central-1.amazonaws.com"}},
	] {
		_word({"Condition": condition}) == "pass"
	}
}

_wide := testing.unit("aws_iam_policy", {"policy": "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}}"}, {})

_limits := testing.neighbour(testing.unit("aws_iam_role", {}, {}), "permissions_boundary", true)

_attached(type, attribute, settled) := testing.with_neighbours(_wide, [
	_limits,
	testing.neighbour(testing.unit(type, {}, {}), attribute, settled),
])

test_fail_boundary_that_is_attached if {
	every type, attribute in {
		"aws_iam_group_policy_attachment": "policy_arn",
		"aws_iam_policy_attachment": "policy_arn",
		"aws_iam_role": "managed_policy_arns",
		"aws_iam_role_policy_attachment": "policy_arn",
		"aws_iam_role_policy_attachments_exclusive": "policy_arns",
		"aws_iam_user_policy_attachment": "policy_arn",
	} {
		testing.word(rule.outcomes) == "fail" with input as testing.stack([_attached(type, attribute, true)])
	}
}

test_undetermined_boundary_that_may_be_attached if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([_attached("aws_iam_role_policy_attachment", "policy_arn", false)])
	outcome.outcome == "undetermined"
	outcome.message == "the plan does not settle whether aws_iam_role_policy_attachment.this attaches the boundary"
}

test_undetermined_boundary_beside_an_attachment_of_something if {
	outcome := testing.verdict(rule.outcomes) with input as testing.stack_with(
		[testing.with_neighbours(_wide, [_limits])],
		{"unplaced": {"aws_iam_user_policy_attachment": ["aws_iam_user_policy_attachment.this"]}},
	)
	outcome.outcome == "undetermined"
}
