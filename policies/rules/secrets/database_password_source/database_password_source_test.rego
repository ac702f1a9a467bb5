package rules.secrets.database_password_source_test

import data.lib.testing
import data.rules.secrets.database_password_source as rule

test_pass_write_only if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {}, {"configured": {"master_password_wo": true}})])
	outcome.outcome == "pass"
}

test_pass_instance if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {}, {"configured": {"password_wo": true}})])
	outcome.outcome == "pass"
}

test_pass_managed if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"manage_master_user_password": true}, {})])
	outcome.outcome == "pass"
}

test_fail_neither if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"manage_master_user_password": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "master_password_wo is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {}, testing.unknown(["manage_master_user_password"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_restored if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"snapshot_identifier": "s"}, {})])
	outcome.outcome == "not_applicable"
}

test_fail_instance_by_its_own_name if {
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([testing.unit("aws_db_instance", {"identifier": "x"}, {})])
	outcome.message == "password_wo is not set"
}
