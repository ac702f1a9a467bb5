package rules.network.default_group_test

import data.lib.testing
import data.rules.network.default_group as rule

test_pass_taken_over if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_default_security_group", {}, {}), "vpc_id", true)])])
	outcome.outcome == "pass"
}

test_fail_left_alone if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {})])
	outcome.outcome == "fail"
	outcome.message == "no aws_default_security_group belongs to it"
}

test_undetermined_owner if {
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(testing.unit("aws_default_security_group", {}, {}), "vpc_id", false)])])
	outcome.outcome == "undetermined"
}

test_fail_not_empty if {
	group := testing.unit("aws_default_security_group", {"ingress": [{"protocol": "-1", "self": true}]}, {})
	outcome := testing.verdict(rule.outcomes)
		with input as testing.stack([testing.with_neighbours(testing.unit("aws_vpc", {"cidr_block": "10.0.0.0/16"}, {}), [testing.neighbour(group, "vpc_id", true)])])
	outcome.outcome == "fail"
	outcome.message == "ingress is set"
}
