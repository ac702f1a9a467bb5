package rules.encryption.secure_parameter_test

import data.lib.testing
import data.rules.encryption.secure_parameter as rule

_params := {"require_customer_key": true}

test_pass_key_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString"}, testing.supplied("key_id", "aws_kms_key"))])
	outcome.outcome == "pass"
}

test_pass_key_that_stands if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString", "key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "pass"
}

test_pass_without_one_when_none_is_required if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString"}, {})])
	outcome.outcome == "pass"
}

test_fail_no_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString", "key_id": null}, {})])
	outcome.outcome == "fail"
	outcome.message == "key_id is not set"
}

test_fail_empty_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString", "key_id": ""}, {})])
	outcome.outcome == "fail"
}

test_fail_key_that_aws_manages if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString", "key_id": "alias/aws/x"}, {})])
	outcome.outcome == "fail"
	outcome.message == "key_id is a key that AWS manages"
}

test_fail_computed_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString"}, {"unknown": {"/key_id": []}})])
	outcome.outcome == "fail"
}

test_undetermined_key_from_elsewhere if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString"}, testing.supplied("key_id", "aws_ssm_parameter"))])
	outcome.outcome == "undetermined"
	outcome.message == "key_id is known only after apply (from aws_ssm_parameter.this)"
}

test_undetermined_sensitive_or_unknown if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "SecureString"}, testing.unknown(["key_id"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_plain if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"type": "String"}, {})])
	outcome.outcome == "not_applicable"
}

test_undetermined_type if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {"key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, testing.unknown(["type"]))])
	outcome.outcome == "undetermined"
	outcome.message == "type is known only after apply"
}

test_undetermined_type_without_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_ssm_parameter", {}, testing.unknown(["type"]))])
	outcome.outcome == "undetermined"
	outcome.path == "type"
}
