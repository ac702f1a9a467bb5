# METADATA
# title: Security-group rules in one normal form
# description: >-
#   A rule of a security group can be written inline, as aws_security_group_rule, or as
#   aws_vpc_security_group_{ingress,egress}_rule. Here each becomes a list of openings: one
#   direction, protocol, port range and peer each. A peer is a CIDR block, "self", a prefix list, or
#   another group by the name that the baseline knows it by ("group:function-sg").
# scope: package
package lib.openings

import data.lib.opening_places as places
import data.lib.peers
import data.lib.security_groups as groups

# METADATA
# description: The openings that a unit itself writes down, as far as they can be read.
of(unit) := _all[unit.address] if {
	_all[unit.address]
} else := _of(unit)

# Several rules ask for the same openings, and rules of a group are also its neighbours.
_all := {unit.address: _of(unit) |
	some type in array.concat(groups.group_types, groups.rule_types)
	some unit in input.units[type]
}

_of(unit) := _own(unit, _written(unit))

_own(unit, written) := written - _repeated(unit) if {
	unit.type in groups.group_types
	count(written) > 0
} else := written

_written(unit) := {opening |
	some place in places.of(unit)
	count(places.hidden_in(unit, place)) == 0
	some peer in _peers(unit, place.base)
	opening := object.union({"direction": place.direction, "peer": peer}, _ports(unit, place.base))
}

# Under ingress and egress of a group that already stands, the provider also lists the rules of
# separate resources; they are judged where they are written. What else is listed there stands, be it
# from a dynamic block or from no configuration at all.
_repeated(group) := {opening |
	some type in groups.rule_types
	some rule in group.referenced_by[type]
	some written in _written(rule)
	not group.configured[written.direction]
	some peer in _listed_as(group, rule, written.peer)
	opening := object.union(written, {"peer": peer})
}

# The provider lists a group by its id, and the group itself as such.
_listed_as(_, _, peer) := {peer} if not startswith(peer, "group:")

_listed_as(group, rule, peer) := {peer} | {other |
	some name in places.peer_groups
	some id in _list(places.value(rule, [], name))
	other := _listed_group(group, id)
} if {
	startswith(peer, "group:")
}

_listed_group(group, id) := "self" if {
	id == group.values.id
} else := _id_label(id)

_ports(unit, base) := {"protocol": protocol, "from": null, "to": null} if {
	protocol := _protocol(unit, base)
	protocol == "-1"
} else := {
	"protocol": _protocol(unit, base),
	"from": places.value(unit, base, "from_port"),
	"to": places.value(unit, base, "to_port"),
}

_names := {"6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6", "all": "-1"}

_protocol(unit, base) := object.get(_names, lower(written), lower(written)) if {
	written := [text |
		some name in ["ip_protocol", "protocol"]
		text := places.value(unit, base, name)
		is_string(text)
	][0]
} else := null

_peers(unit, base) := array.concat(
	array.concat(
		[cidr | some name in places.cidrs; some cidr in _list(places.value(unit, base, name))],
		[concat("", ["prefix:", id]) | some name in places.prefixes; some id in _list(places.value(unit, base, name))],
	),
	array.concat(
		[peer | some name in places.peer_groups; some peer in _group_peers(unit, base, name)],
		["self" | places.value(unit, base, "self") == true],
	),
)

_group_peers(unit, base, name) := [groups.label(address) | some address in addresses] if {
	addresses := unit.references[places.pointer(base, name)]
} else := [peer] if {
	peer := peers.of_rule_within(unit, places.pointer(base, name))
} else := [_id_label(id) |
	some id in _list(places.value(unit, base, name))
]

_id_label(id) := groups.label(groups.by_id[id]) if {
	groups.by_id[id]
} else := concat("", ["group:", id])

# METADATA
# description: Values of a unit that decide about its openings and can not be read.
hidden(unit) := _all_hidden[unit.address] if {
	_all_hidden[unit.address]
} else := places.hidden(unit)

_all_hidden := {unit.address: places.hidden(unit) |
	some type in array.concat(groups.group_types, groups.rule_types)
	some unit in input.units[type]
}

# METADATA
# description: "An opening in words: ingress tcp 443 from 0.0.0.0/0."
describe(opening) := concat(" ", [opening.direction, _port_text(opening), _way[opening.direction], opening.peer])

_way := {"ingress": "from", "egress": "to"}

_port_text(opening) := "all traffic" if {
	opening.protocol == "-1"
} else := sprintf("%s %s", [opening.protocol, format_int(opening.from, 10)]) if {
	opening.from == opening.to
} else := sprintf("%s %s-%s", [opening.protocol, _port(opening.from), _port(opening.to)])

_port(number) := format_int(number, 10) if is_number(number)

_port(number) := "?" if not is_number(number)

_list(value) := value if {
	is_array(value)
} else := [value] if {
	is_string(value)
} else := []
