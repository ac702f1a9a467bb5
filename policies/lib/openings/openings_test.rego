package lib.openings_test

import data.lib.openings
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

# The provider says of every rule that it will tell its source.
test_source_that_nobody_has_written if {
	values := {"type": "ingress", "protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}
	unit := testing.unit("aws_security_group_rule", values, {"unknown": {"/source_security_group_id": []}})
	openings.hidden(unit) == [] with input as testing.stack([unit])
	openings.of(unit) == {{"direction": "ingress", "protocol": "tcp", "from": 22, "to": 22, "peer": "0.0.0.0/0"}} with input as testing.stack([unit])
	written := testing.unit("aws_security_group_rule", values, testing.unknown(["source_security_group_id"]))
	openings.hidden(written)[0].path == ["source_security_group_id"] with input as testing.stack([written])
}

_list_of_the_plan(values, overrides) := testing.unit("aws_ec2_managed_prefix_list", values, overrides)

_by_list(references) := _rule({"ip_protocol": "-1"}, object.union(
	testing.unknown(["prefix_list_id"]),
	{"references": {"/prefix_list_id": references}},
))

# Before it has an id, a list of the plan is known by its address, and no other is known at all.
test_peer_on_a_list_that_is_made if {
	list := _list_of_the_plan({}, {"unknown": {"/id": []}})
	named := _by_list([list.address])
	[opening] := [opening | some opening in openings.of(named)] with input as testing.stack([named, list])
	opening.peer == "prefix:aws_ec2_managed_prefix_list.this"
	openings.hidden(named) == [] with input as testing.stack([named, list])
	every other in [_by_list(["data.aws_ec2_managed_prefix_list.this"]), _by_list([list.address, "aws_ec2_managed_prefix_list.x"])] {
		openings.of(other) == set() with input as testing.stack([other, list])
		openings.hidden(other)[0].path == ["prefix_list_id"] with input as testing.stack([other, list])
	}
}

test_peer_on_a_list_that_stands if {
	unit := _rule({"ip_protocol": "-1", "prefix_list_id": "pl-1"}, {"references": {"/prefix_list_id": ["aws_ec2_managed_prefix_list.this"]}})
	list := _list_of_the_plan({"id": "pl-1"}, {})
	[opening] := [opening | some opening in openings.of(unit)] with input as testing.stack([unit, list])
	opening.peer == "prefix:pl-1"
}
