package rules.exposure.database_address_test

import data.lib.testing
import data.rules.exposure.database_address as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"publicly_accessible": false}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"publicly_accessible": true}, {})])
	outcome.outcome == "fail"
	outcome.message == "publicly_accessible is true"
}

test_pass_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"publicly_accessible": null}, {})])
	outcome.outcome == "pass"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {}, testing.unknown(["publicly_accessible"]))])
	outcome.outcome == "undetermined"
	outcome.message == "publicly_accessible is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {}, {"sensitive": {"/publicly_accessible": true}})])
	outcome.outcome == "undetermined"
}

test_pass_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {}, {"unknown": {"/publicly_accessible": []}})])
	outcome.outcome == "pass"
}

test_fail_other_databases if {
	every type in ["aws_neptune_cluster_instance", "aws_redshift_cluster"] {
		testing.word(rule.outcomes) == "fail" with input as testing.stack([testing.unit(type, {"publicly_accessible": true}, {})])
	}
}
