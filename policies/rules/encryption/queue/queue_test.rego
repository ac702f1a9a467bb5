package rules.encryption.queue_test

import data.lib.testing
import data.rules.encryption.queue as rule

_params := {"require_customer_key": true}

test_pass_key_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q"}, testing.supplied("kms_master_key_id", "aws_kms_key"))])
	outcome.outcome == "pass"
}

test_pass_key_that_stands if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q", "kms_master_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "pass"
}

test_fail_no_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q", "kms_master_key_id": null}, {})])
	outcome.outcome == "fail"
	outcome.message == "kms_master_key_id is not set"
}

test_fail_empty_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q", "kms_master_key_id": ""}, {})])
	outcome.outcome == "fail"
}

test_fail_key_that_aws_manages if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q", "kms_master_key_id": "alias/aws/x"}, {})])
	outcome.outcome == "fail"
	outcome.message == "kms_master_key_id is a key that AWS manages"
}

test_fail_computed_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q"}, {"unknown": {"/kms_master_key_id": []}})])
	outcome.outcome == "fail"
}

test_undetermined_key_from_elsewhere if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q"}, testing.supplied("kms_master_key_id", "aws_ssm_parameter"))])
	outcome.outcome == "undetermined"
	outcome.message == "kms_master_key_id is known only after apply (from aws_ssm_parameter.this)"
}

test_undetermined_sensitive_or_unknown if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q"}, testing.unknown(["kms_master_key_id"]))])
	outcome.outcome == "undetermined"
}

test_pass_by_itself_when_no_key_is_required if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q", "sqs_managed_sse_enabled": true}, {})])
	outcome.outcome == "pass"
}

test_fail_not_said_when_no_key_is_required if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q"}, {"unknown": {"/sqs_managed_sse_enabled": []}})])
	outcome.outcome == "fail"
	outcome.message == "sqs_managed_sse_enabled is not set"
}

test_fail_switched_off_when_no_key_is_required if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_sqs_queue", {"name": "q", "sqs_managed_sse_enabled": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "sqs_managed_sse_enabled is false"
}
