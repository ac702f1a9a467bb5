package rules.destroyability.database_backups_test

import data.lib.testing
import data.rules.destroyability.database_backups as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"delete_automated_backups": true}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"delete_automated_backups": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "delete_automated_backups is false"
}

test_pass_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"delete_automated_backups": null}, {})])
	outcome.outcome == "pass"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {}, testing.unknown(["delete_automated_backups"]))])
	outcome.outcome == "undetermined"
	outcome.message == "delete_automated_backups is known only after apply"
}
