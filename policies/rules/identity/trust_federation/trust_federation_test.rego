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
