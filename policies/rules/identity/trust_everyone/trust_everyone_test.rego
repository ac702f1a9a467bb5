package rules.identity.trust_everyone_test

import data.lib.testing
import data.rules.identity.trust_everyone as rule

test_pass_service if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"lambda.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"}]}"}, {})])
	outcome.outcome == "pass"
}

test_pass_own_organization if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"sts:AssumeRole\", \"Condition\": {\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-1\"}}}]}"}, {})])
	outcome.outcome == "pass"
}

test_fail_wide if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sts:AssumeRole\", \"Sid\": \"Wide\"}]}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "assume_role_policy: statement Wide admits everyone"
}

test_fail_any_account if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": [\"arn:aws:iam::111122223333:root\", \"*\"]}, \"Action\": \"sts:AssumeRole\"}]}"}, {})])
	outcome.outcome == "fail"
}

test_fail_condition_that_excludes if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sts:AssumeRole\", \"Condition\": {\"StringNotEquals\": {\"aws:PrincipalAccount\": \"111122223333\"}}}]}"}, {})])
	outcome.outcome == "fail"
}

test_fail_everyone_but_one if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_iam_role", {"assume_role_policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"NotPrincipal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"sts:AssumeRole\"}]}"}, {})])
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
