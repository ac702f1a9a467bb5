package lib.openings_test

import data.lib.load_balancers
import data.lib.openings
import data.lib.security_groups
import data.lib.testing

_rule(values, overrides) := testing.unit("aws_vpc_security_group_ingress_rule", values, overrides)

# Neighbours that stand in another shard are no units of this one.
test_openings_of_a_rule_that_is_no_unit if {
	unit := _rule({"from_port": 1, "to_port": 2, "cidr_ipv4": "10.0.0.0/8"}, {})
	some opening in openings.of(unit) with input as testing.stack([])
	opening.protocol == null
	count(openings.of(unit)) == 1 with input as testing.stack([unit])
}

test_hidden_of_a_rule_that_is_no_unit if {
	unit := _rule({"ip_protocol": "tcp"}, {"unknown": {"/from_port": []}})
	openings.hidden(unit)[0].path == ["from_port"] with input as testing.stack([])
	openings.hidden(unit)[0].path == ["from_port"] with input as testing.stack([unit])
}

test_peers_by_id if {
	group := testing.unit("aws_security_group", {"id": "sg-1", "name": "g"}, {})
	known := _rule({"ip_protocol": "-1", "referenced_security_group_id": "sg-1"}, {})
	foreign := _rule({"ip_protocol": "-1", "referenced_security_group_id": "sg-2"}, {})
	peers := {opening.peer | some unit in [known, foreign]; some opening in openings.of(unit)} with input as testing.stack([group])
		with data.params as {"security_groups": {"groups": {}}}
	peers == {"group:aws_security_group.this", "group:sg-2"}
}

test_peers_by_reference if {
	group := testing.unit("aws_security_group", {"name": "g"}, {})
	unit := _rule(
		{"ip_protocol": "-1"},
		object.union(
			testing.unknown(["referenced_security_group_id"]),
			{"references": {"/referenced_security_group_id": ["aws_security_group.this"]}},
		),
	)
	openings.hidden(unit) == [] with input as testing.stack([group])
}

test_ports_in_words if {
	openings.describe({"direction": "ingress", "protocol": "tcp", "from": null, "to": 9, "peer": "self"}) == "ingress tcp ?-9 from self"
}

test_owner_of_rules if {
	group := testing.unit("aws_security_group", {"id": "sg-1", "name": "g"}, {})
	unit := _rule({"security_group_id": "sg-1"}, {})
	security_groups.owner(group) == group with input as testing.stack([group])
	security_groups.owner(unit) == group with input as testing.stack([group, unit])
}

test_redirect_without_a_listener if {
	balancer := testing.unit("aws_lb", {"name": "b"}, {})
	load_balancers.only_redirects(balancer, 80).outcome == "fail" with input as testing.stack([balancer])
}

test_redirect_without_an_action if {
	listener := testing.unit("aws_lb_listener", {"port": 80, "default_action": []}, {})
	balancer := testing.with_neighbours(
		testing.unit("aws_lb", {"name": "b"}, {}),
		[testing.neighbour(listener, "load_balancer_arn", true)],
	)
	verdict := load_balancers.only_redirects(balancer, 80) with input as testing.stack([balancer, listener])
	verdict.message == "aws_lb_listener.this: there is no default_action"
}

test_redirect_by_a_listener_that_is_not_known if {
	listener := testing.unit("aws_lb_listener", {"port": 80}, testing.unknown(["default_action"]))
	balancer := testing.with_neighbours(
		testing.unit("aws_lb", {"name": "b"}, {}),
		[testing.neighbour(listener, "load_balancer_arn", true)],
	)
	load_balancers.only_redirects(balancer, 80).outcome == "undetermined" with input as testing.stack([balancer, listener])
}

# The provider says of every rule that it will tell its source.
test_source_that_nobody_has_written if {
	values := {"type": "ingress", "protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}
	unit := testing.unit("aws_security_group_rule", values, {"unknown": {"/source_security_group_id": []}})
	openings.hidden(unit) == [] with input as testing.stack([unit])
	openings.of(unit) == {{"direction": "ingress", "protocol": "tcp", "from": 22, "to": 22, "peer": "0.0.0.0/0"}} with input as testing.stack([unit])
	written := testing.unit("aws_security_group_rule", values, testing.unknown(["source_security_group_id"]))
	openings.hidden(written)[0].path == ["source_security_group_id"] with input as testing.stack([written])
}

_standing(values, overrides, rules) := testing.with_neighbours(
	testing.unit("aws_security_group", object.union({"id": "sg-1", "name": "g"}, values), object.union(
		{"action": "no-op", "configured": {"ingress": false}},
		overrides,
	)),
	[testing.neighbour(rule, "security_group_id", true) | some rule in rules],
)

_open(port) := {"protocol": "tcp", "from_port": port, "to_port": port, "cidr_blocks": ["0.0.0.0/0"]}

_ports(group) := ports if {
	ports := {opening.from | some opening in openings.of(group)} with input as testing.stack([group])
		with data.params as {"security_groups": {"groups": {}}}
}

# Of those that the provider lists, the ones that a rule of its own declares are judged there.
test_listed_openings if {
	separate := _rule({"ip_protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_ipv4": "0.0.0.0/0"}, {})
	_ports(_standing({"ingress": [_open(443), _open(22)]}, {}, [separate])) == {22}
	_ports(_standing({"ingress": [_open(443)]}, {"configured": {"ingress": true}}, [separate])) == {443}
}

# A dynamic block stands in no configuration.
test_dynamic_openings_beside_separate_ones if {
	separate := testing.unit("aws_security_group_rule", {"type": "egress", "protocol": "-1", "from_port": 0, "to_port": 0, "cidr_blocks": ["0.0.0.0/0"]}, {})
	_ports(_standing({"ingress": [_open(22)]}, {"action": "create"}, [separate])) == {22}
}

test_listed_peers if {
	own := _rule({"ip_protocol": "tcp", "from_port": 1, "to_port": 1, "referenced_security_group_id": "sg-1"}, {})
	foreign := _rule({"ip_protocol": "tcp", "from_port": 2, "to_port": 2, "referenced_security_group_id": "sg-2"}, {"references": {"/referenced_security_group_id": ["data.aws_security_group.x"]}})
	listed := [
		{"protocol": "tcp", "from_port": 1, "to_port": 1, "self": true},
		{"protocol": "tcp", "from_port": 2, "to_port": 2, "security_groups": ["sg-2"]},
	]
	_ports(_standing({"ingress": listed}, {}, [own, foreign])) == set()
}

_postgresql := {"protocol": "tcp", "from_port": 5432, "to_port": 5432}

_supplier(address, type) := [{"address": address, "type": type, "settled": true}]

_vpc := _supplier("module.network.aws_vpc.this", "aws_vpc")

# A new group with a rule within that names another, of which only the reference is known.
_within(suppliers, vpc) := testing.unit("aws_security_group", {"name": "own", "ingress": [_postgresql]}, {
	"address": "aws_security_group.own",
	"unknown": {"/ingress/0/security_groups": suppliers, "/vpc_id": vpc},
	"configured": {"ingress": true, "vpc_id": true},
})

_beside_other(group) := testing.stack([group, testing.unit("aws_security_group", {"name": "payment-other-dev"}, {})])

_peers_of(group) := peers if {
	params := {"security_groups": {"groups": {"other": []}}}
	peers := {opening.peer | some opening in openings.of(group)} with input as _beside_other(group)
		with data.params as params
}

_is_hidden(group) if {
	_peers_of(group) == set()
	openings.hidden(group)[0].path == ["ingress", 0, "security_groups"] with input as _beside_other(group)
}

_other := _supplier("aws_security_group.this", "aws_security_group")

test_peer_within_a_group_of_a_new_vpc if {
	group := _within(_other, _vpc)
	_peers_of(group) == {"group:other"}
	openings.hidden(group) == [] with input as _beside_other(group)
}

# What is written beside a reference, a plan does not show.
test_peer_within_a_group_of_a_vpc_that_stands if {
	_is_hidden(object.union(_within(_other, []), {"values": {"vpc_id": "vpc-1"}}))
	_is_hidden(_within(_other, _supplier("module.network.data.aws_vpc.this", "aws_vpc")))
	_is_hidden(_within(_other, _supplier("terraform_data.this", "terraform_data")))
	_is_hidden(_within(_other, array.concat(_vpc, _vpc)))
	_is_hidden(_within(_other, [object.union(_vpc[0], {"settled": false})]))
}

# The provider chooses the default one, which stands.
test_peer_within_a_group_of_no_vpc if {
	_is_hidden(object.union(_within(_other, _vpc), {"configured": {"vpc_id": false}}))
}

test_peer_within_a_group_that_may_be_another if {
	_is_hidden(_within([], _vpc))
	_is_hidden(_within(array.concat(_other, _supplier("aws_security_group.x", "aws_security_group")), _vpc))
	_is_hidden(_within(_supplier("aws_vpc.this", "aws_vpc"), _vpc))
	_is_hidden(_within(_supplier("data.aws_security_group.this", "aws_security_group"), _vpc))
	_is_hidden(_within([object.union(_other[0], {"settled": false})], _vpc))
}
