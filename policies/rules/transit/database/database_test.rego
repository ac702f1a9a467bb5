package rules.transit.database_test

import data.lib.testing
import data.rules.transit.database as rule

test_pass_forced if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {"family": "aurora-postgresql13", "parameter": [{"name": "rds.force_ssl", "value": "1"}]}, {})])
	outcome.outcome == "pass"
}

test_pass_mysql if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_parameter_group", {"family": "mysql8.0", "parameter": [{"name": "require_secure_transport", "value": "ON"}]}, {})])
	outcome.outcome == "pass"
}

test_fail_off if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {"family": "aurora-postgresql13", "parameter": [{"name": "rds.force_ssl", "value": "0"}]}, {})])
	outcome.outcome == "fail"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_parameter_group", {"family": "postgres13", "parameter": []}, {})])
	outcome.outcome == "fail"
	outcome.message == "no parameter sets rds.force_ssl"
}

test_undetermined_parameters if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {"family": "aurora-postgresql13"}, testing.unknown(["parameter"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_family if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster_parameter_group", {}, testing.unknown(["family"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_other_engine if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_parameter_group", {"family": "oracle-ee-19"}, {})])
	outcome.outcome == "not_applicable"
}

test_not_applicable_without_a_family if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_parameter_group", {}, {})])
	outcome.outcome == "not_applicable"
}
