package rules.network.invalid_headers_test

import data.lib.testing
import data.rules.network.invalid_headers as rule

test_pass_as_asked if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"load_balancer_type": "application", "drop_invalid_header_fields": true}, {})])
	outcome.outcome == "pass"
}

test_fail_otherwise if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"load_balancer_type": "application", "drop_invalid_header_fields": false}, {})])
	outcome.outcome == "fail"
	outcome.message == "drop_invalid_header_fields is false"
}

test_fail_unset if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"load_balancer_type": "application", "drop_invalid_header_fields": null}, {})])
	outcome.outcome == "fail"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"load_balancer_type": "application"}, testing.unknown(["drop_invalid_header_fields"]))])
	outcome.outcome == "undetermined"
	outcome.message == "drop_invalid_header_fields is known only after apply"
}

test_undetermined_sensitive if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"load_balancer_type": "application"}, {"sensitive": {"/drop_invalid_header_fields": true}})])
	outcome.outcome == "undetermined"
}

test_not_applicable_network if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_lb", {"load_balancer_type": "network"}, {})])
	outcome.outcome == "not_applicable"
}
