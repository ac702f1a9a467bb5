package rules.logging.event_rule_test

import data.lib.testing
import data.rules.logging.event_rule as rule

test_pass_by_default if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_event_rule", {"state": null, "is_enabled": null}, {})])
	outcome.outcome == "pass"
}

test_pass_enabled if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_event_rule", {"state": "ENABLED"}, {})])
	outcome.outcome == "pass"
}

test_fail_disabled if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_event_rule", {"state": "DISABLED"}, {})])
	outcome.outcome == "fail"
	outcome.message == "state is \"DISABLED\""
}

test_fail_the_old_way if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_event_rule", {"is_enabled": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "is_enabled is false"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_cloudwatch_event_rule", {}, testing.unknown(["state"]))])
	outcome.outcome == "undetermined"
}
