package rules.logging.database_connections_test

import data.lib.testing
import data.rules.logging.database_connections as rule

test_pass_both if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {"family": "aurora-postgresql13", "parameter": [{"name": "log_connections", "value": "1"}, {"name": "log_disconnections", "value": "on"}]}, {})])
	outcome.outcome == "pass"
}

test_pass_instance if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_parameter_group", {"family": "postgres16", "parameter": [{"name": "log_connections", "value": "1"}, {"name": "log_disconnections", "value": "1"}]}, {})])
	outcome.outcome == "pass"
}

test_fail_one if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {"family": "aurora-postgresql13", "parameter": [{"name": "log_connections", "value": "1"}]}, {})])
	outcome.outcome == "fail"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {"family": "aurora-postgresql13", "parameter": []}, {})])
	outcome.outcome == "fail"
	outcome.message == "no parameter sets log_connections"
}

test_fail_off if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {"family": "aurora-postgresql13", "parameter": [{"name": "log_connections", "value": "0"}, {"name": "log_disconnections", "value": "1"}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_parameters if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {"family": "aurora-postgresql13"}, testing.unknown(["parameter"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_family if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {"parameter": []}, testing.unknown(["family"]))])
	outcome.outcome == "undetermined"
	outcome.message == "family is known only after apply"
}

test_not_applicable_other_engine if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_parameter_group", {"family": "mysql8.0"}, {})])
	outcome.outcome == "not_applicable"
}

test_not_applicable_without_a_family if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_parameter_group", {}, {})])
	outcome.outcome == "not_applicable"
}
