package lib.openings_test

import data.lib.openings
import data.lib.testing

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
