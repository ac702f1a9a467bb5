package rules.secrets.database_password_source_test

import data.lib.testing
import data.rules.secrets.database_password_source as rule

test_pass_write_only if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"master_password_wo_version": 1}, {"configured": {"master_password_wo": true}})])
	outcome.outcome == "pass"
}

test_pass_instance if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"password_wo_version": 1}, {"configured": {"password_wo": true}})])
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

# An expression sets it, which may be null.
test_undetermined_written_without_version if {
	some version in [null, "later"]
	known := testing.unit("aws_db_instance", {"password_wo_version": null}, {"configured": {"password_wo": true}})
	later := object.union(known, {"unknown": {"/password_wo_version": []}})
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([{null: known, "later": later}[version]])
	outcome.outcome == "undetermined"
	outcome.message == "password_wo may be null: without password_wo_version the plan does not tell"
}
