package rules.backup.database_backups_test

import data.lib.testing
import data.rules.backup.database_backups as rule

_params := {"backup_retention_days": 7}

test_pass_long_enough if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {"backup_retention_period": 7}, {})])
	outcome.outcome == "pass"
}

test_fail_too_short if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {"backup_retention_period": 1}, {})])
	outcome.outcome == "fail"
	outcome.message == "backup_retention_period is 1"
}

test_fail_no_number if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {"backup_retention_period": "7"}, {})])
	outcome.outcome == "fail"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {"backup_retention_period": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_docdb_cluster", {}, testing.unknown(["backup_retention_period"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_replica if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {"replicate_source_db": "primary"}, {})])
	outcome.outcome == "not_applicable"
}

# The provider says that it will tell what nobody has set.
test_fail_left_to_aws if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"backup_retention_days": 7}
		with input as testing.stack([testing.unit("aws_db_instance", {"identifier": "x"}, {"unknown": {"/backup_retention_period": []}})])
	outcome.outcome == "fail"
	outcome.message == "backup_retention_period is not set"
}

test_undetermined_taken_over_from_a_snapshot if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"backup_retention_days": 7}
		with input as testing.stack([testing.unit("aws_db_instance", {"snapshot_identifier": "s"}, {"unknown": {"/backup_retention_period": []}})])
	outcome.outcome == "undetermined"
}
