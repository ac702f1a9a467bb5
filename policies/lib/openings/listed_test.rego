package lib.openings_test

import data.lib.openings
import data.lib.testing

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
