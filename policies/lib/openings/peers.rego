# Who is at the other end of an opening.
package lib.openings

import data.lib.opening_places as places
import data.lib.peers
import data.lib.prefix_lists
import data.lib.security_groups as groups

_peers(unit, base) := array.concat(
	array.concat(
		[cidr | some name in places.cidrs; some cidr in _list(places.value(unit, base, name))],
		[peer | some name in places.prefixes; some peer in _prefix_peers(unit, base, name)],
	),
	array.concat(
		[peer | some name in places.peer_groups; some peer in _group_peers(unit, base, name)],
		["self" | places.value(unit, base, "self") == true],
	),
)

_prefix_peers(unit, base, name) := [concat("", ["prefix:", id]) | some id in ids] if {
	ids := _list(places.value(unit, base, name))
	count(ids) > 0
} else := [prefix_lists.of_rule(unit)] if {
	name == "prefix_list_id"
} else := []

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

_list(value) := value if {
	is_array(value)
} else := [value] if {
	is_string(value)
} else := []
