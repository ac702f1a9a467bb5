package rules.parity.security_group_rules_test

import data.lib.testing
import data.rules.parity.security_group_rules as rule

_group(values) := testing.unit("aws_security_group", object.union({"id": "<aws_security_group.this>"}, values), {})

_inline := [_group({"ingress": [{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["<cidr>+0.0/16"]}]})]

_apart := object.union(_group({}), {"configured": {}})

_old := [_apart, testing.unit(
	"aws_security_group_rule", {
		"type": "ingress",
		"protocol": "6",
		"from_port": 443,
		"to_port": 443,
		"cidr_blocks": ["<cidr>+0.0/16"],
		"security_group_id": "<aws_security_group.this>",
	},
	{},
)]

_new(values) := [_apart, testing.unit(
	"aws_vpc_security_group_ingress_rule", object.union(
		{
			"ip_protocol": "tcp",
			"from_port": 443,
			"to_port": 443,
			"cidr_ipv4": "<cidr>+0.0/16",
			"security_group_id": "<aws_security_group.this>",
		},
		values,
	),
	{},
)]

_three(dev, staging, prod) := testing.environments([
	testing.environment("dev", 0, {}, dev),
	testing.environment("staging", 1, {}, staging),
	testing.environment("prod", 2, {}, prod),
])

test_pass_three_ways_of_writing_the_same if {
	rule.outcomes == {{"rule": "PAY-PAR-001", "address": name, "outcome": "pass"} |
		some name in ["dev", "staging", "prod"]
	} with input as _three(_inline, _old, _new({}))
}

test_fail_wider_block if {
	outcomes := rule.outcomes with input as _three(_inline, _old, _new({"cidr_ipv4": "0.0.0.0/0"}))
	testing.words(outcomes) == {"dev": "pass", "staging": "pass", "prod": "fail"}
	testing.verdict_on(outcomes, "prod") == {
		"outcome": "fail",
		"message": concat("", [
			"not in dev: <aws_security_group.this> ingress tcp 443 from 0.0.0.0/0; ",
			"only in dev: <aws_security_group.this> ingress tcp 443 from <cidr>+0.0/16",
		]),
		"path": "",
		"expected": "the same in every environment",
	}
}

test_fail_group_that_is_missing if {
	outcomes := rule.outcomes with input as _three([_apart], [], [_apart])
	testing.words(outcomes) == {"dev": "pass", "staging": "fail", "prod": "pass"}
}

test_fail_rule_of_another_group if {
	other := _new({"security_group_id": "<aws_security_group.other>"})
	outcomes := rule.outcomes with input as _three(_inline, other, _new({}))
	testing.words(outcomes) == {"dev": "pass", "staging": "fail", "prod": "pass"}
}

test_fail_opening_without_ports if {
	outcomes := rule.outcomes with input as _three(_inline, _new({"from_port": null, "to_port": null}), _new({}))
	startswith(testing.verdict_on(outcomes, "staging").message, "not in dev: <aws_security_group.this> ingress tcp ?-?")
}

test_fail_opening_without_direction if {
	odd := [_apart, object.union(_old[1], {"values": object.union(_old[1].values, {"type": null})})]
	outcomes := rule.outcomes with input as _three(_inline, odd, _new({}))
	contains(testing.verdict_on(outcomes, "staging").message, "<aws_security_group.this> an opening without a direction")
}

test_undetermined_group_of_a_rule if {
	hidden := [_apart, testing.unit(
		"aws_vpc_security_group_ingress_rule",
		{"ip_protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_ipv4": "<cidr>+0.0/16"},
		testing.unknown(["security_group_id"]),
	)]
	outcomes := rule.outcomes with input as _three(hidden, hidden, hidden)
	testing.words(outcomes) == {"dev": "undetermined", "staging": "undetermined", "prod": "undetermined"}
}

test_undetermined_block if {
	hidden := [_apart, object.union(_new({"cidr_ipv4": null})[1], testing.unknown(["cidr_ipv4"]))]
	outcomes := rule.outcomes with input as _three(_inline, hidden, _new({}))
	testing.verdict_on(outcomes, "staging") == {
		"outcome": "undetermined",
		"message": "aws_vpc_security_group_ingress_rule.this: cidr_ipv4 is known only after apply",
		"path": "cidr_ipv4",
	}
}

test_not_applicable_without_groups if {
	outcomes := rule.outcomes with input as _three([], [], [])
	testing.words(outcomes) == {"dev": "not_applicable", "staging": "not_applicable", "prod": "not_applicable"}
}
