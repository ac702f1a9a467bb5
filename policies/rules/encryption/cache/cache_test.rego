package rules.encryption.cache_test

import data.lib.testing
import data.rules.encryption.cache as rule

_params := {"require_customer_key": true}

test_pass_key_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "true"}, testing.supplied("kms_key_id", "aws_kms_key"))])
	outcome.outcome == "pass"
}

test_pass_key_that_stands if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "true", "kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "pass"
}

test_pass_without_one_when_none_is_required if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "true"}, {})])
	outcome.outcome == "pass"
}

test_fail_no_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "true", "kms_key_id": null}, {})])
	outcome.outcome == "fail"
	outcome.message == "kms_key_id is not set"
}

test_fail_empty_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "true", "kms_key_id": ""}, {})])
	outcome.outcome == "fail"
}

test_fail_key_that_aws_manages if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "true", "kms_key_id": "alias/aws/x"}, {})])
	outcome.outcome == "fail"
	outcome.message == "kms_key_id is a key that AWS manages"
}

test_fail_computed_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "true"}, {"unknown": {"/kms_key_id": []}})])
	outcome.outcome == "fail"
}

test_undetermined_key_from_elsewhere if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "true"}, testing.supplied("kms_key_id", "aws_ssm_parameter"))])
	outcome.outcome == "undetermined"
	outcome.message == "kms_key_id is known only after apply (from aws_ssm_parameter.this)"
}

test_undetermined_sensitive_or_unknown if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "true"}, testing.unknown(["kms_key_id"]))])
	outcome.outcome == "undetermined"
}

test_fail_unencrypted if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"at_rest_encryption_enabled": "false", "kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "fail"
	outcome.message == "at_rest_encryption_enabled is \"false\""
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "fail"
}

test_undetermined_whether if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_elasticache_replication_group", {"kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, testing.unknown(["at_rest_encryption_enabled"]))])
	outcome.outcome == "undetermined"
}

_computed(engine) := testing.stack([testing.unit(
	"aws_elasticache_replication_group",
	{"engine": engine, "kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"},
	{"unknown": {"/at_rest_encryption_enabled": []}},
)])

test_fail_left_to_an_engine_that_does_not if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params with input as _computed("redis")
	outcome.message == "at_rest_encryption_enabled is not set"
}

test_pass_left_to_an_engine_that_does if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params with input as _computed("valkey")
	outcome.outcome == "pass"
}
