package lib.opening_places_test

import data.lib.opening_places as places
import data.lib.testing

_rule(unknown) := testing.unit(
	"aws_vpc_security_group_ingress_rule",
	{"ip_protocol": "tcp", "from_port": 443, "to_port": 443},
	{"unknown": unknown},
)

_group(blocks, overrides) := testing.unit(
	"aws_security_group",
	{"ingress": blocks},
	object.union({"configured": {"ingress": true}}, overrides),
)

_hidden(unit) := [value.path | some value in places.hidden(unit)]

test_nothing_of_a_rule_is_hidden if _hidden(_rule({"/id": []})) == []

test_a_value_of_a_rule_is_hidden if _hidden(_rule({"/id": [], "/cidr_ipv4": []})) == [["cidr_ipv4"]]

# What is there is known; all the rest is hidden with the rule.
test_a_whole_rule_is_hidden if {
	paths := _hidden(_rule({"": []}))
	["cidr_ipv4"] in paths
	not ["from_port"] in paths
}

_block := {"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": null}

test_nothing_of_a_block_is_hidden if {
	_hidden(_group([_block], {"unknown": {"/egress": []}, "configured": {"egress": false}})) == []
}

test_a_value_of_a_block_is_hidden if {
	_hidden(_group([_block], {"unknown": {"/ingress/0/cidr_blocks": []}})) == [["ingress", 0, "cidr_blocks"]]
	_hidden(_group([_block], {"sensitive": {"/ingress/0/cidr_blocks": true}})) == [["ingress", 0, "cidr_blocks"]]
}

test_a_value_of_the_other_block_is_hidden if {
	unit := _group([_block, _block], {"unknown": {"/ingress/1/cidr_blocks": []}})
	_hidden(unit) == [["ingress", 1, "cidr_blocks"]]
}
