package rules.transit.tls_policy_test

import data.lib.testing
import data.rules.transit.tls_policy as rule

_params := {"tls_policies": ["ELBSecurityPolicy-TLS13-1-2-2021-06"]}

test_pass_new if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lb_listener", {"protocol": "HTTPS", "ssl_policy": "ELBSecurityPolicy-TLS13-1-2-2021-06"}, {})])
	outcome.outcome == "pass"
}

test_fail_old if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_alb_listener", {"protocol": "TLS", "ssl_policy": "ELBSecurityPolicy-2016-08"}, {})])
	outcome.outcome == "fail"
	outcome.message == "ssl_policy is \"ELBSecurityPolicy-2016-08\""
}

test_fail_by_default if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lb_listener", {"protocol": "HTTPS"}, {"unknown": {"/ssl_policy": []}})])
	outcome.outcome == "fail"
	outcome.message == "ssl_policy is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lb_listener", {"protocol": "HTTPS"}, testing.unknown(["ssl_policy"]))])
	outcome.outcome == "undetermined"
}

test_undetermined_protocol if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lb_listener", {}, testing.unknown(["protocol", "ssl_policy"]))])
	outcome.outcome == "undetermined"
}

test_not_applicable_http if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lb_listener", {"protocol": "HTTP"}, {})])
	outcome.outcome == "not_applicable"
}

test_not_applicable_gateway if {
	outcome := testing.verdict(rule.outcomes) with data.params as _params
		with input as testing.stack([testing.unit("aws_lb_listener", {}, {"unknown": {"/protocol": []}})])
	outcome.outcome == "not_applicable"
}
