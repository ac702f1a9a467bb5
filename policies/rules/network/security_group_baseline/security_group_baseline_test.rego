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

_outcomes(units) := outcomes if {
	outcomes := rule.outcomes with data.params as _params with input as testing.stack(units)
}

_only(unit) := testing.verdict(_outcomes([unit]))

_alb := "aws_security_group.payment-alb-sg-dev"

_at_rule := "aws_vpc_security_group_ingress_rule.this"

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

_ingress(port, values) := _rule(
	"aws_vpc_security_group_ingress_rule", "payment-alb-sg-dev",
	object.union({"ip_protocol": "tcp", "from_port": port, "to_port": port}, values), {},
)

_https_rule := _ingress(443, {"cidr_ipv4": "0.0.0.0/0"})

_linked(group, rules) := testing.with_neighbours(
	group,
	[testing.neighbour(one, "security_group_id", true) | some one in rules],
)

_with_group(rules) := array.concat([_linked(_separate("payment-alb-sg-dev"), rules)], rules)

test_pass_separate_rule if {
	_outcomes(_with_group([_https_rule])) == {
		{"rule": "PAY-NET-001", "address": _alb, "outcome": "pass"},
		{"rule": "PAY-NET-001", "address": _at_rule, "outcome": "pass"},
	}
}

test_pass_old_rule_to_a_group_of_the_plan if {
	database := _group("payment-database-sg-dev", {})
	opening := _rule(
		"aws_security_group_rule", "payment-function-sg-dev",
		{"type": "egress", "protocol": "tcp", "from_port": 5432, "to_port": 5432},
		{"/source_security_group_id": [database.address]},
	)
	function := _linked(_separate("payment-function-sg-dev"), [opening])
	{outcome.outcome | some outcome in _outcomes([function, database, opening])} == {"pass"}
}

test_fail_additional_rule_at_the_group_and_at_the_rule if {
	ssh := object.union(_ingress(22, {"cidr_ipv4": "10.0.0.0/8"}), {"address": "aws_vpc_security_group_ingress_rule.ssh"})
	outcomes := _outcomes(_with_group([_https_rule, ssh]))
	testing.verdict_on(outcomes, _alb).message == "not in the baseline: ingress tcp 22 from 10.0.0.0/8"
	testing.verdict_on(outcomes, ssh.address) == {
		"outcome": "fail",
		"message": concat("", ["ingress tcp 22 from 10.0.0.0/8 is not in the baseline of ", _alb]),
		"path": "",
		"expected": "a rule of the baseline",
	}
	testing.verdict_on(outcomes, _at_rule).outcome == "pass"
}

test_fail_rule_of_a_group_of_another_name if {
	opening := _rule("aws_vpc_security_group_ingress_rule", "x", {"ip_protocol": "-1", "cidr_ipv4": "10.0.0.0/8"}, {})
	testing.verdict_on(_outcomes([_group("x", {}), opening]), _at_rule).outcome == "fail"
}

test_undetermined_cidr if {
	opening := object.union(_ingress(443, {}), testing.unknown(["cidr_ipv4"]))
	outcomes := _outcomes(_with_group([opening]))
	{outcome.outcome | some outcome in outcomes} == {"undetermined"}
	testing.verdict_on(outcomes, _at_rule).path == "cidr_ipv4"
}

test_undetermined_rule_of_an_unknown_group if {
	_only(object.union(object.remove(_https_rule, ["references"]), {"references": {}})) == {
		"outcome": "undetermined",
		"message": "the plan does not tell which group it belongs to",
		"path": "security_group_id",
	}
}

test_undetermined_group_with_a_possible_rule if {
	group := testing.with_neighbours(
		_separate("payment-alb-sg-dev"),
		[testing.neighbour(_https_rule, "security_group_id", false)],
	)
	_only(group).message == concat("", ["the plan does not settle whether ", _at_rule, " belongs to it"])
}
