package rules.encryption.table_test

import data.lib.testing
import data.rules.encryption.table as rule

_params := {"require_customer_key": true}

test_pass_with_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_dynamodb_table", {"server_side_encryption": [{"enabled": true, "kms_key_arn": "arn:aws:kms:eu-west-1:111122223333:key/k"}]}, {})])
	outcome.outcome == "pass"
}

test_pass_without_one_when_none_is_required if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_dynamodb_table", {}, {})])
	outcome.outcome == "pass"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_dynamodb_table", {}, {"unknown": {"/server_side_encryption/0/kms_key_arn": []}})])
	outcome.outcome == "fail"
	outcome.message == "server_side_encryption[0].enabled is not set"
}

test_fail_no_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_dynamodb_table", {"server_side_encryption": [{"enabled": true}]}, {})])
	outcome.outcome == "fail"
}

test_fail_switched_off if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_dynamodb_table", {"server_side_encryption": [{"enabled": false, "kms_key_arn": "arn:aws:kms:eu-west-1:111122223333:key/k"}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_block if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_dynamodb_table", {}, testing.unknown(["server_side_encryption"]))])
	outcome.outcome == "undetermined"
}
