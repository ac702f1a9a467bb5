package rules.secrets.database_password_test

import data.lib.testing
import data.rules.secrets.database_password as rule

test_pass_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"master_password": null}, {})])
	outcome.outcome == "pass"
}

test_pass_write_only if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"password": null, "password_wo": null}, {"configured": {"password_wo": true}})])
	outcome.outcome == "pass"
}

test_fail_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"master_password": null}, {"sensitive": {"/master_password": true}, "configured": {"master_password": true}})])
	outcome.outcome == "fail"
	outcome.message == "master_password is set"
}

test_fail_literal if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"password": "hunter2"}, {})])
	outcome.outcome == "fail"
	outcome.message == "password is set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {}, testing.unknown(["master_password"]))])
	outcome.outcome == "undetermined"
	outcome.message == "master_password is known only after apply"
}
