package rules.network.address_space_test

import data.lib.testing
import data.rules.network.address_space as rule

test_pass_private if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {})])
	outcome.outcome == "pass"
}

test_fail_public if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_vpc", {"cidr_block": "8.8.0.0/16"}, {})])
	outcome.outcome == "fail"
	outcome.message == "cidr_block is \"8.8.0.0/16\""
}

test_fail_left_out if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_vpc", {}, {})])
	outcome.outcome == "fail"
	outcome.message == "cidr_block is not set"
}

test_undetermined_before_apply if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_vpc", {}, testing.unknown(["cidr_block"]))])
	outcome.outcome == "undetermined"
}
