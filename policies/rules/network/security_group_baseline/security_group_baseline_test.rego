package rules.network.security_group_baseline_test

import data.lib.testing
import data.rules.network.security_group_baseline as rule

_https := {"direction": "ingress", "protocol": "tcp", "from": 443, "to": 443, "peer": "0.0.0.0/0"}

_database := {"direction": "egress", "protocol": "tcp", "from": 5432, "to": 5432, "peer": "group:database-sg"}

_params := {"security_groups": {"groups": {
	"alb-sg": [_https],
	"function-sg": [_database],
	"database-sg": [],
}}}

_group(name, values) := testing.unit(
	"aws_security_group",
	object.union({"name": name, "ingress": [], "egress": []}, values),
	{"address": concat(".", ["aws_security_group", name]), "configured": {"ingress": true, "egress": true}},
)

# A group that says nothing of its rules: they are resources of their own.
_separate(name) := testing.unit(
	"aws_security_group",
	{"name": name},
	{"address": concat(".", ["aws_security_group", name]), "unknown": {"/ingress": [], "/egress": [], "/id": []}},
)

_rule(type, group, values, references) := testing.unit(type, values, {
	"address": concat(".", [type, "this"]),
	"references": object.union({"/security_group_id": [concat(".", ["aws_security_group", group])]}, references),
})

_ingress(values) := _rule("aws_vpc_security_group_ingress_rule", "payment-alb-sg-dev", values, {})

_https_rule := _ingress({"ip_protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_ipv4": "0.0.0.0/0"})

_linked(group, rules) := testing.with_neighbours(
	group,
	[testing.neighbour(one, "security_group_id", true) | some one in rules],
)

_outcome(outcomes, address) := [object.remove(outcome, ["rule", "address"]) |
	some outcome in outcomes
	outcome.address == address
][0]

_alb := "aws_security_group.payment-alb-sg-dev"

_at_rule := "aws_vpc_security_group_ingress_rule.this"

_stack_of(rules) := testing.stack(array.concat([_linked(_separate("payment-alb-sg-dev"), rules)], rules))

test_pass_separate_rule if {
	rule.outcomes == {
		{"rule": "PAY-NET-001", "address": _alb, "outcome": "pass"},
		{"rule": "PAY-NET-001", "address": _at_rule, "outcome": "pass"},
	} with data.params as _params with input as _stack_of([_https_rule])
}

test_pass_inline if {
	group := _group("payment-alb-sg-dev", {"ingress": [{
		"protocol": "tcp",
		"from_port": 443,
		"to_port": 443,
		"cidr_blocks": ["0.0.0.0/0"],
		"self": false,
	}]})
	testing.word(rule.outcomes) == "pass" with data.params as _params with input as testing.stack([group])
}

test_pass_second_instance_and_protocol_number if {
	group := _group("payment-alb-sg-dev-pr42", {"ingress": [{
		"protocol": "6",
		"from_port": 443,
		"to_port": 443,
		"cidr_blocks": ["0.0.0.0/0"],
	}]})
	testing.word(rule.outcomes) == "pass" with data.params as _params with input as testing.stack([group])
}

test_pass_old_rule_to_a_group_of_the_plan if {
	function := _separate("payment-function-sg-dev")
	database := _group("payment-database-sg-dev", {})
	opening := _rule(
		"aws_security_group_rule", "payment-function-sg-dev",
		{"type": "egress", "protocol": "tcp", "from_port": 5432, "to_port": 5432},
		{"/source_security_group_id": [database.address]},
	)
	units := [_linked(function, [opening]), database, opening]
	{outcome.outcome | some outcome in rule.outcomes} == {"pass"} with data.params as _params
		with input as testing.stack(units)
}

test_pass_group_that_stands_already if {
	database := object.union(_group("payment-database-sg-dev", {"id": "sg-2"}), {"configured": {}})
	function := _group("payment-function-sg-dev", {"egress": [{
		"protocol": "tcp",
		"from_port": 5432,
		"to_port": 5432,
		"security_groups": ["sg-2"],
	}]})
	{outcome.outcome | some outcome in rule.outcomes} == {"pass"} with data.params as _params
		with input as testing.stack([database, function])
}

test_pass_empty_default_group if {
	group := testing.unit("aws_default_security_group", {"ingress": [], "egress": []}, {})
	testing.word(rule.outcomes) == "pass" with data.params as _params with input as testing.stack([group])
}

test_fail_default_group_with_a_rule if {
	group := testing.unit("aws_default_security_group", {"ingress": [{"protocol": "-1", "self": true}], "egress": []}, {})
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "not in the baseline: ingress all traffic from self",
		"path": "",
		"expected": "the baseline",
	} with data.params as _params with input as testing.stack([group])
}

test_fail_additional_rule_at_the_group_and_at_the_rule if {
	ssh := object.union(
		_ingress({"ip_protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_ipv4": "10.0.0.0/8"}),
		{"address": "aws_vpc_security_group_ingress_rule.ssh"},
	)
	outcomes := rule.outcomes with data.params as _params with input as _stack_of([_https_rule, ssh])
	_outcome(outcomes, _alb).message == "not in the baseline: ingress tcp 22 from 10.0.0.0/8"
	_outcome(outcomes, ssh.address) == {
		"outcome": "fail",
		"message": concat("", ["ingress tcp 22 from 10.0.0.0/8 is not in the baseline of ", _alb]),
		"path": "",
		"expected": "a rule of the baseline",
	}
	_outcome(outcomes, _at_rule).outcome == "pass"
}

test_fail_missing_rule if {
	group := _group("payment-alb-sg-dev", {})
	testing.verdict(rule.outcomes).message == "missing: ingress tcp 443 from 0.0.0.0/0" with data.params as _params
		with input as testing.stack([group])
}

test_fail_wider_range if {
	group := _group("payment-alb-sg-dev", {"ingress": [{
		"protocol": "tcp",
		"from_port": 443,
		"to_port": 445,
		"cidr_blocks": ["0.0.0.0/0"],
	}]})
	testing.word(rule.outcomes) == "fail" with data.params as _params with input as testing.stack([group])
}

test_fail_group_of_another_name if {
	group := _group("payment-other-sg-dev", {})
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "the baseline declares no group of this name",
		"path": "name",
		"expected": "a group of the baseline",
	} with data.params as _params with input as testing.stack([group])
}

test_fail_rule_of_a_group_of_another_name if {
	opening := _rule("aws_vpc_security_group_ingress_rule", "x", {"ip_protocol": "-1", "cidr_ipv4": "10.0.0.0/8"}, {})
	outcomes := rule.outcomes with data.params as _params with input as testing.stack([_group("x", {}), opening])
	_outcome(outcomes, _at_rule).outcome == "fail"
}

test_undetermined_cidr if {
	opening := object.union(
		_ingress({"ip_protocol": "tcp", "from_port": 443, "to_port": 443}),
		{"unknown": {"/cidr_ipv4": []}, "configured": {"cidr_ipv4": true}},
	)
	outcomes := rule.outcomes with data.params as _params with input as _stack_of([opening])
	{outcome.outcome | some outcome in outcomes} == {"undetermined"}
	_outcome(outcomes, _at_rule).path == "cidr_ipv4"
}

test_undetermined_inline_rules if {
	group := object.union(_separate("payment-alb-sg-dev"), {"configured": {"ingress": true}})
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "ingress is known only after apply",
		"path": "ingress",
	} with data.params as _params with input as testing.stack([group])
}

test_undetermined_rule_of_an_unknown_group if {
	opening := object.remove(_https_rule, ["references"])
	unit := object.union(opening, {"references": {}})
	testing.verdict(rule.outcomes) == {
		"outcome": "undetermined",
		"message": "the plan does not tell which group it belongs to",
		"path": "security_group_id",
	} with data.params as _params with input as testing.stack([unit])
}

test_undetermined_group_with_a_possible_rule if {
	group := testing.with_neighbours(
		_separate("payment-alb-sg-dev"),
		[testing.neighbour(_https_rule, "security_group_id", false)],
	)
	testing.verdict(rule.outcomes).message == sprintf("the plan does not settle whether %s belongs to it", [_at_rule]) with data.params as _params
		with input as testing.stack([group])
}

test_undetermined_name if {
	group := testing.unit("aws_security_group", {"ingress": [], "egress": []}, {"unknown": {"/name": []}})
	testing.verdict(rule.outcomes).path == "name" with data.params as _params with input as testing.stack([group])
}
