package rules.encryption.performance_insights_test

import data.lib.testing
import data.rules.encryption.performance_insights as rule

_params := {"require_customer_key": true}

test_pass_key_of_the_same_plan if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"performance_insights_enabled": true}, testing.supplied("performance_insights_kms_key_id", "aws_kms_key"))])
	outcome.outcome == "pass"
}

test_pass_key_that_stands if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"performance_insights_enabled": true, "performance_insights_kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, {})])
	outcome.outcome == "pass"
}

test_pass_without_one_when_none_is_required if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"require_customer_key": false}
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"performance_insights_enabled": true}, {})])
	outcome.outcome == "pass"
}

test_fail_no_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"performance_insights_enabled": true, "performance_insights_kms_key_id": null}, {})])
	outcome.outcome == "fail"
	outcome.message == "performance_insights_kms_key_id is not set"
}

test_fail_empty_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"performance_insights_enabled": true, "performance_insights_kms_key_id": ""}, {})])
	outcome.outcome == "fail"
}

test_fail_key_that_aws_manages if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"performance_insights_enabled": true, "performance_insights_kms_key_id": "alias/aws/x"}, {})])
	outcome.outcome == "fail"
	outcome.message == "performance_insights_kms_key_id is a key that AWS manages"
}

test_fail_computed_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"performance_insights_enabled": true}, {"unknown": {"/performance_insights_kms_key_id": []}})])
	outcome.outcome == "fail"
}

test_undetermined_key_from_elsewhere if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"performance_insights_enabled": true}, testing.supplied("performance_insights_kms_key_id", "aws_ssm_parameter"))])
	outcome.outcome == "undetermined"
	outcome.message == "performance_insights_kms_key_id is known only after apply (from aws_ssm_parameter.this)"
}

test_undetermined_sensitive_or_unknown if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"performance_insights_enabled": true}, testing.unknown(["performance_insights_kms_key_id"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_not_used if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {"performance_insights_enabled": false}, {})])
	outcome.outcome == "not_applicable"
}

test_not_applicable_left_out if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {}, {"unknown": {"/performance_insights_enabled": []}})])
	outcome.outcome == "not_applicable"
}

test_undetermined_use if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {"performance_insights_kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/k"}, testing.unknown(["performance_insights_enabled"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_use_without_key if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {}, testing.unknown(["performance_insights_enabled"]))])
	outcome.outcome == "undetermined"
	outcome.path == "performance_insights_enabled"
}
