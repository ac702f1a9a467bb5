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
