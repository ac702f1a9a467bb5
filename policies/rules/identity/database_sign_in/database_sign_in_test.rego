package rules.identity.database_sign_in_test

import data.lib.testing
import data.rules.identity.database_sign_in as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql", "iam_database_authentication_enabled": true}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql", "iam_database_authentication_enabled": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "iam_database_authentication_enabled is false"
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql", "iam_database_authentication_enabled": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql"}, testing.unknown(["iam_database_authentication_enabled"]))])
	outcome.outcome == "undetermined"
	outcome.message == "iam_database_authentication_enabled is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_rds_cluster", {"engine": "aurora-postgresql"}, {"sensitive": {"/iam_database_authentication_enabled": true}})])
	outcome.outcome == "undetermined"
}

test_not_applicable_other_engine if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_db_instance", {"engine": "oracle-ee"}, {})])
	outcome.outcome == "not_applicable"
}

_of_an_unknown_engine(enabled) := testing.stack([testing.unit(
	"aws_db_instance",
	{"iam_database_authentication_enabled": enabled},
	testing.unknown(["engine"]),
)])

test_undetermined_engine if {
	outcome := testing.verdict(rule.outcomes) with input as _of_an_unknown_engine(false)
	outcome.outcome == "undetermined"
	outcome.path == "engine"
}

test_pass_whatever_the_engine if testing.word(rule.outcomes) == "pass" with input as _of_an_unknown_engine(true)
