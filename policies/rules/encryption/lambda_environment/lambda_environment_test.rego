package rules.encryption.lambda_environment_test

import data.lib.testing
import data.rules.encryption.lambda_environment as rule

_required := {"require_customer_key": true}

_environment := [{"variables": {"BUCKET": "b"}}]

_function(values, overrides) := testing.stack([testing.unit("aws_lambda_function", values, overrides)])

test_pass_with_key if {
	testing.word(rule.outcomes) == "pass" with data.params as _required with input as _function(
		{"environment": _environment},
		testing.supplied("kms_key_arn", "aws_kms_key"),
	)
}

test_fail_without_key if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "kms_key_arn is not set",
		"path": "kms_key_arn",
		"expected": "set",
	} with data.params as _required with input as _function({"environment": _environment, "kms_key_arn": null}, {})
}

test_undetermined_unknown_environment_without_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _required with input as _function({}, testing.unknown(["environment"]))
	outcome.outcome == "undetermined"
	outcome.path == "environment"
}

test_pass_unknown_environment_with_key if {
	testing.word(rule.outcomes) == "pass" with data.params as _required with input as _function({"kms_key_arn": "arn:aws:kms:eu-west-1:111122223333:key/k"}, testing.unknown(["environment"]))
}

test_fail_masked_environment_without_key if {
	testing.word(rule.outcomes) == "fail" with data.params as _required with input as _function({}, {"sensitive": {"/environment": true}})
}

test_undetermined_key if {
	testing.word(rule.outcomes) == "undetermined" with data.params as _required with input as _function(
		{"environment": _environment},
		testing.unknown(["kms_key_arn"]),
	)
}

test_not_applicable_without_environment if {
	some environment in [[], null]
	testing.word(rule.outcomes) == "not_applicable" with data.params as _required with input as _function({"environment": environment}, {})
}

test_pass_where_the_key_of_the_service_will_do if {
	outcome := testing.verdict(rule.outcomes)
		with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_lambda_function", {"environment": [{"variables": {"A": "b"}}]}, {})])
	outcome.outcome == "pass"
}
