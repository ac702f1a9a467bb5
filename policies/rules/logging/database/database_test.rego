package rules.logging.database_test

import data.lib.testing
import data.rules.logging.database as rule

test_pass_postgresql if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql", "enabled_cloudwatch_logs_exports": ["postgresql"]}, {})])
	outcome.outcome == "pass"
}

test_pass_instance if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"engine": "postgres", "enabled_cloudwatch_logs_exports": ["upgrade", "postgresql"]}, {})])
	outcome.outcome == "pass"
}

test_pass_mysql if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"engine": "mysql", "enabled_cloudwatch_logs_exports": ["error"]}, {})])
	outcome.outcome == "pass"
}

test_fail_none if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql", "enabled_cloudwatch_logs_exports": null}, {})])
	outcome.outcome == "fail"
	outcome.message == "enabled_cloudwatch_logs_exports is not set"
}

test_fail_another_log if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql", "enabled_cloudwatch_logs_exports": ["upgrade"]}, {})])
	outcome.outcome == "fail"
	outcome.message == "enabled_cloudwatch_logs_exports does not hold \"postgresql\""
}

# A replica takes its engine over from its source; without a log, which one it is does not matter.
test_fail_none_of_an_engine_that_is_not_known if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"replicate_source_db": "x"}, {"unknown": {"/engine": []}})])
	outcome.outcome == "fail"
}

test_fail_other if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"engine": "mysql", "enabled_cloudwatch_logs_exports": ["general"]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_list if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql"}, testing.unknown(["enabled_cloudwatch_logs_exports"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_element if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql", "enabled_cloudwatch_logs_exports": [null]}, {"unknown": {"/enabled_cloudwatch_logs_exports/0": []}})])
	outcome.outcome == "undetermined"
	outcome.message == "enabled_cloudwatch_logs_exports[0] is known only after apply"
}

test_undetermined_engine if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"enabled_cloudwatch_logs_exports": ["error"]}, testing.unknown(["engine"]))])
	outcome.outcome == "undetermined"
	outcome.message == "engine is known only after apply"
}
