package rules.identity.trust_service_test

import data.lib.testing
import data.rules.identity.trust_service as rule

test_pass_own_account if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"config.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\", \"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"111122223333\"}}}]}"}, {})])
	outcome.outcome == "pass"
}

test_pass_no_service if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"sts:AssumeRole\"}]}"}, {})])
	outcome.outcome == "pass"
}

test_fail_wide if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"config.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\", \"Sid\": \"Wide\"}]}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "assume_role_policy: statement Wide admits a service on anyone's behalf"
}

test_fail_other_condition if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": [\"config.amazonaws.com\"]}, \"Action\": \"sts:AssumeRole\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}}}]}"}, {})])
	outcome.outcome == "fail"
}

test_fail_no_document if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "x"}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {}, testing.unknown(["assume_role_policy"]))])
	outcome.outcome == "undetermined"
	outcome.message == "assume_role_policy is known only after apply"
}

_word(condition) := word if {
	unit := testing.unit(
		"aws_iam_role",
		{"assume_role_policy": json.marshal({"Statement": {
			"Effect": "Allow",
			"Principal": {"Service": "config.amazonaws.com"},
			"Action": "sts:AssumeRole",
			"Condition": condition,
		}})},
		{},
	)
	word := testing.word(rule.outcomes) with input as testing.stack([unit])
}

test_pass_sources_of_an_owner if {
	every condition in [
		{"ArnLike": {"aws:SourceArn": "arn:aws:config:*:111122223333:*"}},
		{"ArnEquals": {"aws:SourceArn": "arn:aws:s3:::payments"}},
		{"StringEquals": {"aws:SourceOrgID": "o-1234567890"}},
		{"ForAnyValue:StringLike": {"aws:SourceOrgPaths": "o-1234567890/*"}},
	] {
		_word(condition) == "pass"
	}
}

# Required, it would keep out each service that does not say for whom it acts.
test_pass_where_the_service_says_for_whom if {
	_word({"StringEqualsIfExists": {"aws:SourceAccount": "111122223333"}}) == "pass"
}

test_fail_sources_of_anyone if {
	every condition in [
		{"StringNotEquals": {"aws:SourceAccount": "111122223333"}},
		{"StringLike": {"aws:SourceAccount": "*"}},
		{"StringLike": {"aws:SourceAccount": ["111122223333", "*"]}},
		{"ArnLike": {"aws:SourceArn": "arn:aws:config:*:*:*"}},
		{"Null": {"aws:SourceArn": "false"}},
		{"StringEquals": {"aws:SourceAccount": "${aws:PrincipalAccount}"}},
	] {
		_word(condition) == "fail"
	}
}
