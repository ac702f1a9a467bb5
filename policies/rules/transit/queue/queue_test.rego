package rules.transit.queue_test

import data.lib.testing
import data.rules.transit.queue as rule

test_pass_refused if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_sqs_queue", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_sqs_queue_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"sqs:*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}]}"}, {}), "queue_url", true)])])
	outcome.outcome == "pass"
}

test_pass_written_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_sqs_queue", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_sqs_queue_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": [\"*\"], \"Resource\": [\"*\"], \"Condition\": {\"Bool\": {\"aws:SecureTransport\": [false]}}}]}"}, {}), "queue_url", true)])])
	outcome.outcome == "pass"
}

test_pass_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sqs_queue", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"sqs:*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}]}"}, {})])
	outcome.outcome == "pass"
}

test_fail_no_policy if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "x"}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_sqs_queue_policy belongs to it"
}

test_fail_without if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_sqs_queue", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_sqs_queue_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"sqs:*\", \"Resource\": \"*\"}]}"}, {}), "queue_url", true)])])
	outcome.outcome == "fail"
	outcome.message == "policy: no statement refuses what is not TLS"
}

test_fail_allowed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_sqs_queue", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_sqs_queue_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sqs:*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}]}"}, {}), "queue_url", true)])])
	outcome.outcome == "fail"
}

test_fail_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sqs_queue", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"arn:aws:iam::111122223333:root\"}, \"Action\": \"sqs:*\", \"Resource\": \"*\"}]}"}, {})])
	outcome.outcome == "fail"
}

test_undetermined_policy if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_sqs_queue", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_sqs_queue_policy", {}, testing.unknown(["policy"])), "queue_url", true)])])
	outcome.outcome == "undetermined"
	outcome.message == "policy is known only after apply"
}

test_undetermined_owner if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_sqs_queue", {"name": "x"}, {}), [testing.neighbour(testing.unit("aws_sqs_queue_policy", {"policy": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"sqs:*\", \"Resource\": \"*\", \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"false\"}}}]}"}, {}), "queue_url", false)])])
	outcome.outcome == "undetermined"
}

test_undetermined_inline if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_sqs_queue", {}, testing.unknown(["policy"]))])
	outcome.outcome == "undetermined"
}

_covering(values, unknown, resource) := word if {
	policy := json.marshal({"Statement": {
		"Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": resource,
		"Condition": {"Bool": {"aws:SecureTransport": "false"}},
	}})
	owner := testing.unit("aws_sqs_queue", values, testing.unknown(unknown))
	companion := testing.neighbour(testing.unit("aws_sqs_queue_policy", {"policy": policy}, {}), "queue_url", true)
	word := testing.word(rule.outcomes) with input as testing.stack([testing.with_neighbours(owner, [companion])])
}

test_pass_its_own_name if {
	_covering({"name": "x"}, ["arn"], "arn:aws:sqs:eu-central-1:111122223333:x") == "pass"
	_covering({"name": "x", "arn": "arn:aws:sqs:eu-central-1:111122223333:x"}, [], "arn:aws:sqs:*:111122223333:x") == "pass"
}

test_fail_another if {
	_covering({"name": "x"}, ["arn"], "arn:aws:sqs:eu-central-1:111122223333:y") == "fail"
	_covering({"name": "x", "arn": "arn:aws:sqs:eu-central-1:111122223333:x"}, [], "arn:aws:sqs:eu-west-1:111122223333:x") == "fail"
}

test_undetermined_name if {
	_covering({}, ["arn", "name"], "arn:aws:sqs:eu-central-1:111122223333:x") == "undetermined"
}
