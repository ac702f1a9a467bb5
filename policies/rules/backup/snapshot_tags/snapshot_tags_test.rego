package rules.backup.snapshot_tags_test

import data.lib.testing
import data.rules.backup.snapshot_tags as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"copy_tags_to_snapshot": true}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"copy_tags_to_snapshot": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "copy_tags_to_snapshot is false"
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"copy_tags_to_snapshot": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {}, testing.unknown(["copy_tags_to_snapshot"]))])
	outcome.outcome == "undetermined"
	outcome.message == "copy_tags_to_snapshot is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {}, {"sensitive": {"/copy_tags_to_snapshot": true}})])
	outcome.outcome == "undetermined"
}
