package rules.transit.listener_test

import data.lib.testing
import data.rules.transit.listener as rule

test_pass_https if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb_listener", {"protocol": "HTTPS"}, {})])
	outcome.outcome == "pass"
}

test_pass_redirect if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_alb_listener", {"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": [{"protocol": "HTTPS"}]}]}, {})])
	outcome.outcome == "pass"
}

test_fail_forward if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb_listener", {"protocol": "HTTP", "default_action": [{"type": "forward"}]}, {})])
	outcome.outcome == "fail"
	outcome.message == "protocol is \"HTTP\""
}

test_fail_redirect_to_http if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb_listener", {"protocol": "HTTP", "default_action": [{"type": "redirect", "redirect": [{"protocol": "HTTP"}]}]}, {})])
	outcome.outcome == "fail"
}

test_undetermined_action if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb_listener", {"protocol": "HTTP"}, testing.unknown(["default_action"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_protocol if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb_listener", {"default_action": [{"type": "forward"}]}, testing.unknown(["protocol"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_tcp if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb_listener", {"protocol": "TCP"}, {})])
	outcome.outcome == "not_applicable"
}

test_not_applicable_gateway if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb_listener", {}, {"unknown": {"/protocol": []}})])
	outcome.outcome == "not_applicable"
}

test_fail_no_protocol_but_a_port if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb_listener", {"port": 80, "default_action": [{"type": "forward"}]}, {"unknown": {"/protocol": []}})])
	outcome.outcome == "fail"
	outcome.message == "protocol is not set"
}

_redirect := [{"type": "redirect", "redirect": [{"protocol": "HTTPS"}]}]

_judged(rules) := judged if {
	listener := testing.unit("aws_lb_listener", {"protocol": "HTTP", "default_action": _redirect}, {})
	judged := testing.verdict(rule.outcomes) with input as testing.stack([testing.with_neighbours(listener, rules)])
}

_listener_rule(action, settled) := testing.neighbour(testing.unit("aws_lb_listener_rule", {"action": action}, {}), "listener_arn", settled)

test_pass_rule_that_redirects if _judged([_listener_rule(_redirect, true)]).outcome == "pass"

test_pass_rule_that_redirects_wherever_it_belongs if _judged([_listener_rule(_redirect, false)]).outcome == "pass"

test_pass_rules_of_https if {
	listener := testing.with_neighbours(
		testing.unit("aws_lb_listener", {"protocol": "HTTPS", "default_action": _redirect}, {}),
		[_listener_rule([{"type": "forward"}], true)],
	)
	testing.word(rule.outcomes) == "pass" with input as testing.stack([listener])
}

test_fail_rule_that_forwards if {
	_judged([_listener_rule([{"type": "forward"}], true)]).message == "aws_lb_listener_rule.this: action[0].type is \"forward\""
}

test_undetermined_rule_that_may_belong_to_another if {
	_judged([_listener_rule([{"type": "forward"}], false)]).message == "the plan does not settle whether aws_lb_listener_rule.this belongs to aws_lb_listener.this"
}

test_undetermined_rule_of_no_known_listener if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack_with([testing.unit("aws_lb_listener", {"protocol": "HTTP", "default_action": _redirect}, {})], {"unplaced": {"aws_lb_listener_rule": ["aws_lb_listener_rule.x"]}})
	outcome.outcome == "undetermined"
}
