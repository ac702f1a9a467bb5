# What the provider lists in a group, and what of it is written elsewhere.
package lib.openings

import data.lib.opening_places as places
import data.lib.security_groups as groups

_own(unit, written) := written - _repeated(unit) if {
	unit.type in groups.group_types
	count(written) > 0
} else := written

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
