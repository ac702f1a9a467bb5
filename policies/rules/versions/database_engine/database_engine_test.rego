package rules.versions.database_engine_test

import data.lib.testing
import data.rules.versions.database_engine as rule

_params := {"database_engines": {"aurora-postgresql": ["13.7"]}}

test_pass_agreed if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql", "engine_version": "13.7"}, {})])
	outcome.outcome == "pass"
}

test_fail_version if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster_instance", {"engine": "aurora-postgresql", "engine_version": "14.3"}, {})])
	outcome.outcome == "fail"
	outcome.message == "engine_version is \"14.3\""
}

test_fail_engine if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-mysql", "engine_version": "13.7"}, {})])
	outcome.outcome == "fail"
	outcome.message == "engine is \"aurora-mysql\""
}

test_fail_version_left_out if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql"}, {"unknown": {"/engine_version": []}})])
	outcome.outcome == "fail"
}

test_undetermined_version if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql"}, testing.unknown(["engine_version"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_engine if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine_version": "13.7"}, testing.unknown(["engine"]))])
	outcome.outcome == "undetermined"
}
