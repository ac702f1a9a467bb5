package rules.encryption.volume_test

import data.lib.testing
import data.rules.encryption.volume as rule

_params := {"require_customer_key": true}

test_pass_key_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": true}, testing.supplied("kms_key_id", "aws_kms_key"))])
	outcome.outcome == "pass"
}

test_pass_key_that_stands if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": true, "kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "pass"
}

test_pass_without_one_when_none_is_required if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": true}, {})])
	outcome.outcome == "pass"
}

test_fail_no_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": true, "kms_key_id": null}, {})])
	outcome.outcome == "fail"
	outcome.message == "kms_key_id is not set"
}

test_fail_empty_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": true, "kms_key_id": ""}, {})])
	outcome.outcome == "fail"
}

test_fail_key_that_aws_manages if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": true, "kms_key_id": "alias/aws/x"}, {})])
	outcome.outcome == "fail"
	outcome.message == "kms_key_id is a key that AWS manages"
}

test_fail_computed_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": true}, {"unknown": {"/kms_key_id": []}})])
	outcome.outcome == "fail"
}

test_undetermined_key_from_elsewhere if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": true}, testing.supplied("kms_key_id", "aws_ssm_parameter"))])
	outcome.outcome == "undetermined"
	outcome.message == "kms_key_id is known only after apply (from aws_ssm_parameter.this)"
}

test_undetermined_sensitive_or_unknown if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": true}, testing.unknown(["kms_key_id"]))])
	outcome.outcome == "undetermined"
}

test_fail_unencrypted if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"encrypted": false, "kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "fail"
	outcome.message == "encrypted is false"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "fail"
	outcome.message == "encrypted is not set"
}

test_undetermined_whether if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ebs_volume", {"kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, testing.unknown(["encrypted"]))])
	outcome.outcome == "undetermined"
	outcome.message == "encrypted is known only after apply"
}

test_fail_left_to_the_account if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_ebs_volume", {"size": 1}, {"unknown": {"/encrypted": []}})])
	outcome.message == "encrypted is not set"
}

test_undetermined_as_its_snapshot if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_ebs_volume", {"snapshot_id": "snap-1"}, {"unknown": {"/encrypted": []}})])
	outcome.outcome == "undetermined"
}
