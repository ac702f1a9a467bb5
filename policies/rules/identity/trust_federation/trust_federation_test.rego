package rules.identity.trust_federation_test

import data.lib.testing
import data.rules.identity.trust_federation as rule

test_pass_subject if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/h\"}, \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Condition\": {\"StringEquals\": {\"h:sub\": \"repo:o/r:environment:dev\"}}}]}"}, {})])
	outcome.outcome == "pass"
}

test_pass_saml if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Federated\": \"arn:aws:iam::111122223333:saml-provider/p\"}, \"Action\": \"sts:AssumeRoleWithSAML\", \"Condition\": {\"StringEquals\": {\"SAML:aud\": \"https://signin.aws.amazon.com/saml\"}}}]}"}, {})])
	outcome.outcome == "pass"
}

test_fail_wide if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Federated\": \"arn:aws:iam::111122223333:oidc-provider/h\"}, \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Condition\": {\"StringEquals\": {\"h:aud\": \"sts.amazonaws.com\"}}, \"Sid\": \"Wide\"}]}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "assume_role_policy: statement Wide admits every identity of a provider"
}

test_fail_any_subject if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Federated\": \"x\"}, \"Action\": \"sts:AssumeRole\", \"Condition\": {\"StringLike\": {\"h:sub\": \"*\"}}}]}"}, {})])
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
			"Principal": {"Federated": "arn:aws:iam::111122223333:oidc-provider/h"},
			"Action": "sts:AssumeRoleWithWebIdentity",
			"Condition": condition,
		}})},
		{},
	)
	word := testing.word(rule.outcomes) with input as testing.stack([unit])
}

test_pass_subjects_of_an_owner if {
	every subject in [
		"repo:acme/app:*", "repo:acme/*", "project_path:acme/app:*", "organization:acme:project:*", "org/5f/project/*",
		"system:serviceaccount:payments:*", "sc://acme/payments/*", "{0a1b2c3d-0000-1111-2222-333344445555}*",
	] {
		_word({"StringLike": {"h:sub": ["repo:acme/app:ref:refs/heads/main", subject]}}) == "pass"
	}
}

test_fail_subjects_of_anyone if {
	every subject in [
		"*", "*:*", "repo:*", "repo:*/*:*", "repo:acme*", "repo:*:ref:refs/heads/main", "repo:?cme/app:*",
		"system:serviceaccount:*:*", "https://*", "${aws:userid}",
	] {
		_word({"StringLike": {"h:sub": ["repo:acme/app:*", subject]}}) == "fail"
	}
}

test_fail_subject_not_asked_for if {
	every condition in [
		{"Null": {"h:sub": "false"}},
		{"ForAllValues:StringLike": {"h:sub": "repo:acme/app:*"}},
		{"StringLikeIfExists": {"h:sub": "repo:acme/app:*"}},
		{"StringNotLike": {"h:sub": "repo:acme/app:*"}},
		{"StringLike": {"SAML:aud": "*"}},
	] {
		_word(condition) == "fail"
	}
}

test_pass_identity_pool if {
	_word({
		"StringEquals": {"cognito-identity.amazonaws.com:aud": "eu-central-1:12345678-dead-beef-cafe-123456790ab"},
		"ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"},
	}) == "pass"
}

test_fail_any_identity_pool if _word({"StringLike": {"cognito-identity.amazonaws.com:aud": "eu-central-1:*"}}) == "fail"
