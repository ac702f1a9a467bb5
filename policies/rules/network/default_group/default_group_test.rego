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

_rule(settled) := testing.neighbour(
	testing.unit("aws_vpc_security_group_ingress_rule", {"cidr_ipv4": "0.0.0.0/0"}, {}),
	"security_group_id", settled,
)

_filled(unit, settled) := testing.verdict(outcomes) if {
	outcomes := rule.outcomes with input as testing.stack([testing.with_neighbours(unit, [_rule(settled)])])
}

_own_group := testing.unit("aws_default_security_group", {}, {})

test_pass_group_without_rules if {
	outcomes := rule.outcomes with input as testing.stack([_own_group])
	testing.verdict(outcomes).outcome == "pass"
}

test_fail_rule_beside_the_group if {
	outcome := _filled(_own_group, true)
	outcome.outcome == "fail"
	outcome.message == "aws_vpc_security_group_ingress_rule.this is a rule of it"
}

test_undetermined_rule_that_may_be_of_the_group if {
	_filled(_own_group, false).outcome == "undetermined"
}

test_undetermined_rule_of_the_default_group_of_the_vpc if {
	companion := testing.neighbour(testing.unit("aws_default_security_group", {}, {}), "vpc_id", true)
	vpc := testing.with_neighbours(testing.unit("aws_vpc", {}, {}), [companion, _rule(false)])
	outcomes := rule.outcomes with input as testing.stack([vpc])
	testing.verdict(outcomes).outcome == "undetermined"
}
