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
