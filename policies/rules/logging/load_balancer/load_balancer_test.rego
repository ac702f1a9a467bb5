package rules.logging.load_balancer_test

import data.lib.testing
import data.rules.logging.load_balancer as rule

test_pass_enabled if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"access_logs": [{"enabled": true, "bucket": "b"}]}, {})])
	outcome.outcome == "pass"
}

test_fail_disabled if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_alb", {"access_logs": [{"enabled": false, "bucket": "b"}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "access_logs[0].enabled is false"
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"access_logs": []}, {})])
	outcome.outcome == "fail"
	outcome.message == "access_logs[0].enabled is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {}, testing.unknown(["access_logs"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_gateway if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"load_balancer_type": "gateway"}, {})])
	outcome.outcome == "not_applicable"
}
