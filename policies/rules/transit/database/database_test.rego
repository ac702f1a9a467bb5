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

test_not_applicable_instances_of_a_cluster if {
	_of("aws_db_parameter_group", "aurora-postgresql17", [], {}).outcome == "not_applicable"
}

test_not_applicable_without_a_family if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_parameter_group", {}, {})])
	outcome.outcome == "not_applicable"
}

_of(type, family, parameters, overrides) := outcome if {
	unit := testing.unit(type, {"family": family, "parameter": parameters}, overrides)
	outcome := testing.verdict(rule.outcomes) with input as testing.stack([unit])
}

_instance(parameters) := _of("aws_db_parameter_group", "postgres16", parameters, {})

test_pass_on_by_default if {
	_instance([]).outcome == "pass"
	_instance([{"name": "log_connections", "value": "0"}]).outcome == "pass"
	_instance([{"name": "rds.force_ssl", "value": "1"}]).outcome == "pass"
	_of("aws_rds_cluster_parameter_group", "postgres15", [], {}).outcome == "pass"
	_of("aws_rds_cluster_parameter_group", "aurora-postgresql17", [], {}).outcome == "pass"
}

test_fail_off_by_default if {
	_of("aws_db_parameter_group", "postgres14", [], {}).outcome == "fail"
	_of("aws_db_parameter_group", "postgres9.6", [], {}).outcome == "fail"
	_of("aws_rds_cluster_parameter_group", "aurora-postgresql16", [], {}).outcome == "fail"
}

test_fail_turned_off if {
	_instance([{"name": "rds.force_ssl", "value": "0"}]).message == "parameter[0].value is \"0\""
}

test_undetermined_parameter_that_may_turn_it_off if {
	_of("aws_db_parameter_group", "postgres16", [{"value": "0"}], {"unknown": {"/parameter/0/name": []}}).path == "parameter[0].name"
	_of("aws_db_parameter_group", "postgres16", [{"name": "rds.force_ssl"}], {"unknown": {"/parameter/0/value": []}}).path == "parameter[0].value"
	_of("aws_db_parameter_group", "postgres16", null, testing.unknown(["parameter"])).path == "parameter"
}

test_pass_parameter_that_only_turns_it_on if {
	_of("aws_db_parameter_group", "postgres16", [{"value": "1"}], {"unknown": {"/parameter/0/name": []}}).outcome == "pass"
}
