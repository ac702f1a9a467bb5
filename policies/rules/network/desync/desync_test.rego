package rules.network.desync_test

import data.lib.testing
import data.rules.network.desync as rule

test_pass_strictest if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"desync_mitigation_mode": "strictest"}, {})])
	outcome.outcome == "pass"
}

test_pass_by_default if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_alb", {}, {})])
	outcome.outcome == "pass"
}

test_fail_monitor if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"desync_mitigation_mode": "monitor"}, {})])
	outcome.outcome == "fail"
	outcome.message == "desync_mitigation_mode is \"monitor\""
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {}, testing.unknown(["desync_mitigation_mode"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_network if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"load_balancer_type": "network", "desync_mitigation_mode": "monitor"}, {})])
	outcome.outcome == "not_applicable"
}
