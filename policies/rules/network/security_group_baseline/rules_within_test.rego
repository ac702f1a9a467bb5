package rules.network.security_group_baseline_test

import data.lib.testing

_group(name, values) := testing.unit(
	"aws_security_group",
	object.union({"name": name, "ingress": [], "egress": []}, values),
	{"address": concat(".", ["aws_security_group", name]), "configured": {"ingress": true, "egress": true}},
)

_with_https(name, rule) := _group(name, {"ingress": [object.union(
	{"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["0.0.0.0/0"], "self": false},
	rule,
)]})

test_pass_within if _only(_with_https("payment-alb-sg-dev", {})).outcome == "pass"

test_pass_second_instance_and_protocol_number if {
	_only(_with_https("payment-alb-sg-dev-pr42", {"protocol": "6"})).outcome == "pass"
}

test_pass_group_that_stands_already if {
	database := object.union(_group("payment-database-sg-dev", {"id": "sg-2"}), {"configured": {}})
	function := _group("payment-function-sg-dev", {"egress": [{
		"protocol": "tcp",
		"from_port": 5432,
		"to_port": 5432,
		"security_groups": ["sg-2"],
	}]})
	{outcome.outcome | some outcome in _outcomes([database, function])} == {"pass"}
}

test_pass_empty_default_group if {
	_only(testing.unit("aws_default_security_group", {"ingress": [], "egress": []}, {})).outcome == "pass"
}

test_fail_default_group_with_a_rule if {
	values := {"ingress": [{"protocol": "-1", "self": true}], "egress": []}
	_only(testing.unit("aws_default_security_group", values, {})) == {
		"outcome": "fail",
		"message": "not in the baseline: ingress all traffic from self",
		"path": "",
		"expected": "the baseline",
	}
}

test_fail_missing_rule if {
	_only(_group("payment-alb-sg-dev", {})).message == "missing: ingress tcp 443 from 0.0.0.0/0"
}

test_fail_wider_range if {
	_only(_with_https("payment-alb-sg-dev", {"to_port": 445})).message == concat("; ", [
		"not in the baseline: ingress tcp 443-445 from 0.0.0.0/0",
		"missing: ingress tcp 443 from 0.0.0.0/0",
	])
}

test_fail_group_of_another_name if {
	_only(_group("payment-other-sg-dev", {})) == {
		"outcome": "fail",
		"message": "the baseline declares no group of this name",
		"path": "name",
		"expected": "a group of the baseline",
	}
}

test_undetermined_rules_within if {
	_only(object.union(_separate("payment-alb-sg-dev"), {"configured": {"ingress": true}})) == {
		"outcome": "undetermined",
		"message": "ingress is known only after apply",
		"path": "ingress",
	}
}

test_undetermined_name if {
	_only(testing.unit("aws_security_group", {"ingress": [], "egress": []}, {"unknown": {"/name": []}})).path == "name"
}
