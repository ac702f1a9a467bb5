package rules.logging.database_monitoring_test

import data.lib.testing
import data.rules.logging.database_monitoring as rule

test_pass_each_minute if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"monitoring_interval": 60}, {})])
	outcome.outcome == "pass"
}

test_fail_off if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"monitoring_interval": 0}, {})])
	outcome.outcome == "fail"
	outcome.message == "monitoring_interval is 0"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {}, testing.unknown(["monitoring_interval"]))])
	outcome.outcome == "undetermined"
}
