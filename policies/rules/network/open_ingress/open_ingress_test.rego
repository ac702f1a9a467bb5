package rules.network.open_ingress_test

import data.lib.testing
import data.rules.network.open_ingress as rule

_rule(port, cidr) := testing.unit(
	"aws_vpc_security_group_ingress_rule",
	{"ip_protocol": "tcp", "from_port": port, "to_port": port, "cidr_ipv4": cidr},
	{"references": {"/security_group_id": ["aws_security_group.this"]}},
)

_inline(values) := testing.unit("aws_security_group", {"name": "g", "ingress": [values]}, {})

_group := testing.unit("aws_security_group", {"name": "g"}, {"unknown": {"/ingress": [], "/egress": []}})

_balancer := testing.unit("aws_lb", {"name": "alb"}, {})

_redirect := [{"type": "redirect", "redirect": [{"protocol": "HTTPS", "port": "443", "status_code": "HTTP_301"}]}]

_forward := [{"type": "forward", "redirect": []}]

_listener(port, action) := testing.unit("aws_lb_listener", {"port": port, "default_action": action}, {})

_listener_rule(action) := testing.unit("aws_lb_listener_rule", {"action": action}, {})

# A rule in a group that a load balancer uses, with one listener and its rules.
_stack(opening, listener, rules) := testing.stack([
	opening,
	testing.with_neighbours(_group, [testing.neighbour(_balancer, "security_groups", true)]),
	testing.with_neighbours(_balancer, [testing.neighbour(listener, "load_balancer_arn", true)]),
	testing.with_neighbours(listener, [testing.neighbour(one, "listener_arn", true) | some one in rules]),
])

_at(outcomes, type) := [object.remove(outcome, ["rule", "address"]) |
	some outcome in outcomes
	outcome.address == concat(".", [type, "this"])
][0]

_judged(stack) := _at(outcomes, "aws_vpc_security_group_ingress_rule") if {
	outcomes := rule.outcomes with input as stack
}

test_pass_closed if {
	rule.outcomes == {{
		"rule": "PAY-NET-002",
		"address": "aws_vpc_security_group_ingress_rule.this",
		"outcome": "pass",
	}} with input as testing.stack([_rule(22, "10.0.0.0/8")])
}

test_pass_https_of_a_load_balancer if {
	_judged(_stack(_rule(443, "0.0.0.0/0"), _listener(443, _forward), [])).outcome == "pass"
}

test_pass_http_that_only_redirects if {
	_judged(_stack(_rule(80, "0.0.0.0/0"), _listener(80, _redirect), [_listener_rule(_redirect)])).outcome == "pass"
}

test_pass_egress_is_not_judged if {
	group := testing.unit("aws_security_group", {"egress": [{"protocol": "-1", "cidr_blocks": ["0.0.0.0/0"]}]}, {})
	testing.word(rule.outcomes) == "pass" with input as testing.stack([group])
}

test_fail_ssh if {
	testing.verdict(rule.outcomes) == {
		"outcome": "fail",
		"message": "ingress tcp 22 from 0.0.0.0/0 is open to anyone",
		"path": "",
		"expected": "a narrower peer",
	} with input as testing.stack([_rule(22, "0.0.0.0/0")])
}

test_fail_inline_ipv6_all_traffic if {
	group := _inline({"protocol": "-1", "from_port": 0, "to_port": 0, "ipv6_cidr_blocks": ["::/0"]})
	testing.verdict(rule.outcomes).message == "ingress all traffic from ::/0 is open to anyone" with input as testing.stack([group])
}

test_fail_old_rule if {
	opening := testing.unit(
		"aws_security_group_rule",
		{"type": "ingress", "protocol": "tcp", "from_port": 1, "to_port": 65535, "cidr_blocks": ["10.0.0.0/8", "0.0.0.0/0"]},
		{},
	)
	testing.word(rule.outcomes) == "fail" with input as testing.stack([opening])
}

test_fail_https_of_another_group if {
	judged := _judged(testing.stack([_rule(443, "0.0.0.0/0"), _group]))
	judged.message == "ingress tcp 443 from 0.0.0.0/0, and aws_security_group.this is no load balancer's group"
}

test_fail_http_that_forwards if {
	judged := _judged(_stack(_rule(80, "0.0.0.0/0"), _listener(80, _forward), []))
	judged.message == "aws_lb_listener.this: default_action[0].type is \"forward\""
}

test_fail_http_with_a_rule_that_forwards if {
	_judged(_stack(_rule(80, "0.0.0.0/0"), _listener(80, _redirect), [_listener_rule(_forward)])).outcome == "fail"
}

test_fail_http_without_a_listener if {
	judged := _judged(_stack(_rule(80, "0.0.0.0/0"), _listener(443, _forward), []))
	judged.message == "aws_lb.this has no listener on port 80 that redirects to HTTPS"
}

test_fail_redirect_to_http if {
	action := [{"type": "redirect", "redirect": [{"protocol": "HTTP"}]}]
	_judged(_stack(_rule(80, "0.0.0.0/0"), _listener(80, action), [])).outcome == "fail"
}

# Somebody else may be admitted besides: that is not known, and changes nothing.
test_fail_open_beside_what_is_unknown if {
	every hidden in ["/ingress/0/security_groups", "/ingress/0/prefix_list_ids", "/ingress/0/cidr_blocks/1"] {
		group := testing.unit(
			"aws_security_group",
			{"name": "g", "ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0", null]}]},
			{"unknown": {hidden: []}},
		)
		outcomes := rule.outcomes with input as testing.stack([group])
		{outcome.outcome | some outcome in outcomes} == {"fail"}
	}
}

test_undetermined_narrow_beside_what_is_unknown if {
	group := testing.unit(
		"aws_security_group",
		{"name": "g", "ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["10.0.0.0/8"]}]},
		{"unknown": {"/ingress/0/prefix_list_ids": []}},
	)
	outcomes := rule.outcomes with input as testing.stack([group])
	{outcome.outcome | some outcome in outcomes} == {"undetermined"}
}

test_undetermined_protocol if {
	group := testing.unit(
		"aws_security_group",
		{"name": "g", "ingress": [{"from_port": 443, "to_port": 443, "cidr_blocks": ["0.0.0.0/0"]}]},
		{"unknown": {"/ingress/0/protocol": []}},
	)
	outcomes := rule.outcomes with input as testing.stack([group])
	{outcome.outcome | some outcome in outcomes} == {"undetermined"}
}

test_undetermined_cidr if {
	opening := object.union(
		_rule(22, null),
		{"unknown": {"/cidr_ipv4": []}, "configured": {"cidr_ipv4": true}},
	)
	testing.verdict(rule.outcomes).path == "cidr_ipv4" with input as testing.stack([opening])
}

test_undetermined_group if {
	opening := object.union(object.remove(_rule(443, "0.0.0.0/0"), ["references"]), {"references": {}})
	testing.verdict(rule.outcomes).path == "security_group_id" with input as testing.stack([opening])
}

test_undetermined_possible_load_balancer if {
	group := testing.with_neighbours(_group, [testing.neighbour(_balancer, "security_groups", false)])
	judged := _judged(testing.stack([_rule(443, "0.0.0.0/0"), group]))
	judged.message == "the plan does not settle whether aws_lb.this uses its group"
}

test_undetermined_possible_listener if {
	balancer := testing.with_neighbours(_balancer, [testing.neighbour(_listener(80, _redirect), "load_balancer_arn", false)])
	group := testing.with_neighbours(_group, [testing.neighbour(balancer, "security_groups", true)])
	_judged(testing.stack([_rule(80, "0.0.0.0/0"), group, balancer])).outcome == "undetermined"
}

test_undetermined_listener_port if {
	listener := testing.unit("aws_lb_listener", {"default_action": _redirect}, testing.unknown(["port"]))
	_judged(_stack(_rule(80, "0.0.0.0/0"), listener, [])).outcome == "undetermined"
}

test_undetermined_listener_action if {
	listener := testing.unit("aws_lb_listener", {"port": 80}, testing.unknown(["default_action"]))
	_judged(_stack(_rule(80, "0.0.0.0/0"), listener, [])).outcome == "undetermined"
}

test_fail_half_of_everyone if {
	testing.word(rule.outcomes) == "fail" with input as testing.stack([_rule(22, "128.0.0.0/1")])
	testing.word(rule.outcomes) == "pass" with input as testing.stack([_rule(22, "10.0.0.0/8")])
}

# A rule whose listener the plan does not settle, at a listener that redirects.
_with_possible_rule(action) := _judged(testing.stack([
	_rule(80, "0.0.0.0/0"),
	testing.with_neighbours(_group, [testing.neighbour(_balancer, "security_groups", true)]),
	testing.with_neighbours(_balancer, [testing.neighbour(_listener(80, _redirect), "load_balancer_arn", true)]),
	testing.with_neighbours(_listener(80, _redirect), [testing.neighbour(_listener_rule(action), "listener_arn", false)]),
]))

test_undetermined_possible_rule_that_forwards if {
	_with_possible_rule(_forward).message == "the plan does not settle whether aws_lb_listener_rule.this belongs to aws_lb_listener.this"
}

test_pass_possible_rule_that_redirects if _with_possible_rule(_redirect).outcome == "pass"

# A rule for a prefix list, and the list with one entry.
_by_list(port, cidr) := _judged(testing.stack([
	object.union(_rule(port, null), {"values": {"cidr_ipv4": null, "prefix_list_id": "pl-1"}}),
	testing.unit("aws_ec2_managed_prefix_list", {"id": "pl-1", "entry": [{"cidr": cidr}]}, {"unknown": {at: [] | cidr == null; at := "/entry/0/cidr"}}),
	testing.with_neighbours(_group, [testing.neighbour(_balancer, "security_groups", true)]),
	_balancer,
]))

test_pass_list_of_a_few if _by_list(22, "10.0.0.0/8").outcome == "pass"

test_pass_list_for_the_load_balancer if {
	_by_list(443, "0.0.0.0/0").outcome == "pass"
	_by_list(443, null).outcome == "pass"
}

test_pass_list_of_another_plan if {
	rule_ := object.union(_rule(22, null), {"values": {"cidr_ipv4": null, "prefix_list_id": "pl-2"}})
	testing.word(rule.outcomes) == "pass" with input as testing.stack([rule_])
}

test_fail_list_of_everyone if {
	_by_list(22, "0.0.0.0/0").message == "ingress tcp 22 from prefix:pl-1 is open to anyone"
}

test_undetermined_list if {
	_by_list(22, null).message == "aws_ec2_managed_prefix_list.this: entry[0].cidr is known only after apply"
}

test_fail_https_of_a_machine_too if {
	machine := testing.neighbour(testing.unit("aws_instance", {}, {}), "vpc_security_group_ids", true)
	group := testing.with_neighbours(_group, [testing.neighbour(_balancer, "security_groups", true), machine])
	_judged(testing.stack([_rule(443, "0.0.0.0/0"), group, _balancer])).outcome == "fail"
}
