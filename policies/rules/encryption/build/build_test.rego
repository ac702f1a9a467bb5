package rules.encryption.build_test

import data.lib.testing
import data.rules.encryption.build as rule

_params := {"require_customer_key": true}

test_pass_key_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codebuild_project", {"name": "b"}, testing.supplied("encryption_key", "aws_kms_key"))])
	outcome.outcome == "pass"
}

test_pass_key_that_stands if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codebuild_project", {"name": "b", "encryption_key": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "pass"
}

test_pass_without_one_when_none_is_required if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_codebuild_project", {"name": "b"}, {})])
	outcome.outcome == "pass"
}

test_fail_no_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codebuild_project", {"name": "b", "encryption_key": null}, {})])
	outcome.outcome == "fail"
	outcome.message == "encryption_key is not set"
}

test_fail_empty_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codebuild_project", {"name": "b", "encryption_key": ""}, {})])
	outcome.outcome == "fail"
}

test_fail_key_that_aws_manages if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codebuild_project", {"name": "b", "encryption_key": "alias/aws/x"}, {})])
	outcome.outcome == "fail"
	outcome.message == "encryption_key is a key that AWS manages"
}

test_fail_computed_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codebuild_project", {"name": "b"}, {"unknown": {"/encryption_key": []}})])
	outcome.outcome == "fail"
}

test_undetermined_key_from_elsewhere if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codebuild_project", {"name": "b"}, testing.supplied("encryption_key", "aws_ssm_parameter"))])
	outcome.outcome == "undetermined"
	outcome.message == "encryption_key is known only after apply (from aws_ssm_parameter.this)"
}

test_undetermined_sensitive_or_unknown if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_codebuild_project", {"name": "b"}, testing.unknown(["encryption_key"]))])
	outcome.outcome == "undetermined"
}
