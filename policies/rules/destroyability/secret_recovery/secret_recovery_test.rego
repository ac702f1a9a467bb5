package rules.destroyability.secret_recovery_test

import data.lib.testing
import data.rules.destroyability.secret_recovery as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_secretsmanager_secret", {"recovery_window_in_days": 0}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_secretsmanager_secret", {"recovery_window_in_days": 30}, {})])
	outcome.outcome == "fail"
	outcome.message == "recovery_window_in_days is 30"
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_secretsmanager_secret", {"recovery_window_in_days": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_secretsmanager_secret", {}, testing.unknown(["recovery_window_in_days"]))])
	outcome.outcome == "undetermined"
	outcome.message == "recovery_window_in_days is known only after apply"
}
