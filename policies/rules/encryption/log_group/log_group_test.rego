package rules.encryption.log_group_test

import data.lib.testing
import data.rules.encryption.log_group as rule

_required := {"require_customer_key": true}

_group(values, overrides) := testing.stack([testing.unit("aws_cloudwatch_log_group", values, overrides)])

test_pass_key_of_the_same_plan if {
	testing.word(rule.outcomes) == "pass" with data.params as _required with input as _group({}, testing.supplied("kms_key_id", "aws_kms_key"))
}

test_pass_known_key if {
	testing.word(rule.outcomes) == "pass" with data.params as _required with input as _group({"kms_key_id": "arn"}, {})
}

test_fail_no_key if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "kms_key_id is not set",
		"path": "kms_key_id",
		"expected": "set",
	} with data.params as _required with input as _group({"kms_key_id": null}, {})
}

test_fail_empty_key if {
	testing.word(rule.outcomes) == "fail" with data.params as _required with input as _group({"kms_key_id": ""}, {})
}

test_undetermined_key_from_elsewhere if {
	testing.word(rule.outcomes) == "undetermined" with data.params as _required with input as _group({}, testing.supplied("kms_key_id", "aws_ssm_parameter"))
}

test_undetermined_key_from_nowhere if {
	testing.word(rule.outcomes) == "undetermined" with data.params as _required with input as _group({}, testing.unknown(["kms_key_id"]))
}

test_pass_where_the_key_of_the_service_will_do if {
	outcome := testing.verdict(rule.outcomes)
		with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_cloudwatch_log_group", {}, {})])
	outcome.outcome == "pass"
}
