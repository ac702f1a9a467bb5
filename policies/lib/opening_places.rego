# METADATA
# title: Where rules of security groups are written, and what of them can be read
# description: >-
#   A rule is a resource of its own, or a block in the ingress or egress of a group. Either is a
#   *place*: the path at which its values stand, and its direction.
# scope: package
package lib.opening_places

import data.lib.peers
import data.lib.prefix_lists
import data.lib.security_groups as groups
import data.lib.values

cidrs := ["cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"]

peer_groups := ["referenced_security_group_id", "source_security_group_id", "security_groups"]

prefixes := ["prefix_list_id", "prefix_list_ids"]

_scalars := ["ip_protocol", "protocol", "from_port", "to_port", "type", "self"]

# METADATA
# description: Where the rules of a unit are written, each with its direction.
of(unit) := [{"base": [], "direction": _direction(unit)}] if {
	unit.type in groups.rule_types
} else := [{"base": [direction, i], "direction": direction} |
	some direction in ["ingress", "egress"]
	some i, _ in unit.values[direction]
]

_direction(unit) := {
	"aws_vpc_security_group_ingress_rule": "ingress",
	"aws_vpc_security_group_egress_rule": "egress",
}[unit.type]

_direction(unit) := object.get(unit.values, "type", null) if unit.type == "aws_security_group_rule"

# METADATA
# description: A value at a place; null where there is none, or none that can be read.
value(unit, base, name) := object.get(unit.values, array.concat(base, [name]), null)

# METADATA
# description: JSON pointer of a value at a place.
pointer([], name) := _pointer_of[name]

pointer([direction, i], name) := values.pointer([direction, i, name])

# METADATA
# description: What decides about the rules of a unit and can not be read, at every place.
hidden(unit) := array.concat(
	[value |
		some direction in ["ingress", "egress"]
		value := values.declared(unit, [direction])
		value.state in {"unknown", "sensitive"}
	],
	[value | some place in of(unit); some value in hidden_in(unit, place)],
)

_names_of_values := array.concat(array.concat(_scalars, cidrs), array.concat(peer_groups, prefixes))

# Values that may be hidden: nothing is known to hide the others, and looking at each takes long.
_suspects(unit, base) := _names_of_values if {
	"" in _marks(unit)
} else := _suspects_at(unit, base)

_suspects_at(unit, []) := [name | some name in _names_of_values; _pointer_of[name] in marks] if {
	marks := _marks(unit) & _own_pointers
	count(marks) > 0
}

_suspects_at(unit, [direction, _]) := _names_of_values if {
	some mark in _marks(unit)
	startswith(mark, concat("", ["/", direction]))
}

# Pointers at which something is unknown or sensitive.
_marks(unit) := object.keys(unit.unknown) | object.keys(unit.sensitive)

_pointer_of := {name: values.pointer([name]) | some name in _names_of_values}

_own_pointers := {pointer | some pointer in _pointer_of}

# METADATA
# description: The same, at one place.
hidden_in(unit, place) := [value |
	some name in _suspects(unit, place.base)
	path := array.concat(place.base, [name])
	value := _read(unit, path, name)
	value.state in {"unknown", "sensitive"}
	not _is_settled(unit, path, name)
]

# METADATA
# description: What is open at a place can be read, though not all peers may be.
is_told(unit, place) if {
	every value in hidden_in(unit, place) {
		not value.path[count(value.path) - 1] in _ports
	}
}

_ports := {"type", "ip_protocol", "protocol", "from_port", "to_port"}

# The provider computes the source where a rule names CIDR blocks instead: then there is none.
_read(unit, path, "source_security_group_id") := values.declared(unit, path)

_read(unit, path, name) := values.read(unit, path) if name != "source_security_group_id"

_is_settled(unit, path, name) if {
	name in peer_groups
	unit.references[values.pointer(path)]
}

_is_settled(unit, path, name) if {
	name in peer_groups
	peers.of_rule_within(unit, values.pointer(path))
}

_is_settled(unit, ["prefix_list_id"], _) if prefix_lists.of_rule(unit)
