package rules.backup.table_recovery_test

import data.lib.testing
import data.rules.backup.table_recovery as rule

test_pass_enabled if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_dynamodb_table", {"point_in_time_recovery": [{"enabled": true}]}, {})])
	outcome.outcome == "pass"
}

test_fail_disabled if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_dynamodb_table", {"point_in_time_recovery": [{"enabled": false}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "point_in_time_recovery[0].enabled is false"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_dynamodb_table", {}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_dynamodb_table", {}, testing.unknown(["point_in_time_recovery"]))])
	outcome.outcome == "undetermined"
}

# The provider says that it will tell what nobody has set.
test_fail_left_to_aws if {
	outcome := testing.verdict(rule.outcomes) with data.params as {}
		with input as testing.stack([testing.unit("aws_dynamodb_table", {"name": "t"}, {"unknown": {"/point_in_time_recovery": []}})])
	outcome.outcome == "fail"
	outcome.message == "point_in_time_recovery[0].enabled is not set"
}
