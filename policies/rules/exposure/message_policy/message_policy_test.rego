package rules.exposure.message_policy_test

import data.lib.testing
import data.rules.exposure.message_policy as rule

test_pass_named if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sns_topic_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"x:Get\", \"Resource\": \"*\"}, {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"x:*\", \"Resource\": \"*\"}]}"}, {})])
	outcome.outcome == "pass"
}

test_pass_narrowed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sqs_queue", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"x:Get\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"111122223333\"}}}]}"}, {})])
	outcome.outcome == "pass"
}

test_fail_everyone if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sns_topic_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Sid\": \"Open\", \"Principal\": \"*\", \"Action\": \"x:Get\", \"Resource\": \"*\"}]}"}, {})])
	outcome.outcome == "fail"
	outcome.message == "policy: statement Open admits everyone"
}

test_fail_condition_that_any_passes if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sns_topic_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"x:Get\", \"Resource\": \"*\", \"Condition\": {\"StringEqualsIfExists\": {\"aws:SourceAccount\": \"111122223333\"}, \"StringLike\": {\"aws:SourceArn\": \"*\"}}}]}"}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sns_topic_policy", {}, testing.unknown(["policy"]))])
	outcome.outcome == "undetermined"
	outcome.message == "policy is known only after apply"
}

test_not_applicable_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sqs_queue", {}, {"unknown": {"/policy": []}})])
	outcome.outcome == "not_applicable"
}

_standing := testing.unit("aws_sns_topic", {}, {"values": {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"x:Get\", \"Resource\": \"*\"}]}"}})

test_not_applicable_shown_of_another if {
	other := testing.neighbour(testing.unit("aws_sns_topic_policy", {}, {}), "arn", true)
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([testing.with_neighbours(_standing, [other])])
	outcome.outcome == "not_applicable"
}

test_fail_shown_of_another_that_may_be_elsewhere if {
	other := testing.neighbour(testing.unit("aws_sns_topic_policy", {}, {}), "arn", false)
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([testing.with_neighbours(_standing, [other])])
	outcome.outcome == "fail"
}

test_fail_everyone_in_a_list_without_a_kind if {
	policy := json.marshal({"Statement": {"Effect": "Allow", "Principal": ["111122223333", "*"], "Action": "sqs:*", "Resource": "*"}})
	testing.word(rule.outcomes) == "fail" with input as testing.stack([testing.unit("aws_sqs_queue", {"policy": policy}, {})])
}
