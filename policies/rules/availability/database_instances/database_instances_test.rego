package rules.availability.database_instances_test

import data.lib.testing
import data.rules.availability.database_instances as rule

_params := {"database_instances": 2}

test_pass_two if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_rds_cluster", {"engine_mode": "provisioned"}, {}), [testing.neighbour(testing.unit("aws_rds_cluster_instance", {}, {}), "cluster_identifier", true), testing.neighbour(testing.unit("aws_rds_cluster_instance", {}, {"address": "b"}), "cluster_identifier", true)])])
	outcome.outcome == "pass"
}

test_pass_standby if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {"multi_az": true}, {})])
	outcome.outcome == "pass"
}

test_fail_one if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_rds_cluster", {"engine_mode": "provisioned"}, {}), [testing.neighbour(testing.unit("aws_rds_cluster_instance", {}, {}), "cluster_identifier", true)])])
	outcome.outcome == "fail"
	outcome.message == "it has 1 of 2 instances"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine_mode": "provisioned"}, {})])
	outcome.outcome == "fail"
}

test_fail_no_standby if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {"multi_az": false}, {})])
	outcome.outcome == "fail"
}

test_undetermined_second if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_rds_cluster", {"engine_mode": "provisioned"}, {}), [testing.neighbour(testing.unit("aws_rds_cluster_instance", {}, {}), "cluster_identifier", true), testing.neighbour(testing.unit("aws_rds_cluster_instance", {}, {"address": "b"}), "cluster_identifier", false)])])
	outcome.outcome == "undetermined"
}

test_undetermined_standby if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {}, testing.unknown(["multi_az"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_replica if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_db_instance", {"replicate_source_db": "p"}, {})])
	outcome.outcome == "not_applicable"
}

test_not_applicable_serverless if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine_mode": "serverless"}, {})])
	outcome.outcome == "not_applicable"
}

# The provider says that it will tell what nobody has set.
test_fail_left_to_aws if {
	outcome := testing.verdict(rule.outcomes) with data.params as {"database_instances": 2}
		with input as testing.stack([testing.unit("aws_db_instance", {"identifier": "x"}, {"unknown": {"/multi_az": []}})])
	outcome.outcome == "fail"
	outcome.message == "multi_az is not set"
}
