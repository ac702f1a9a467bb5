# METADATA
# title: Units and their neighbours
# scope: package
package lib.units

import data.lib.values
import data.lib.verdict

# METADATA
# description: >-
#   The units that a rule judges: those of the types that its METADATA names (its
#   `rego.metadata.chain()`), or all of them for "*".
in_scope(chain) := [unit |
	some type in _types(chain)
	some unit in input.units[type]
]

_types(chain) := object.keys(input.units) if {
	"*" in _declared_types(chain)
} else := _declared_types(chain)

_declared_types(chain) := [link.annotations.custom.resource_types |
	some link in chain
	link.annotations.custom.resource_types
][0]

# METADATA
# description: Neighbours of a type that refer to the unit through the attribute, settled or not.
neighbours(unit, type, attribute) := [neighbour |
	some neighbour in unit.referenced_by[type]
	neighbour.attribute == attribute
]

# METADATA
# description: Neighbours that certainly refer to the unit.
settled(unit, type, attribute) := [neighbour |
	some neighbour in neighbours(unit, type, attribute)
	neighbour.settled
]

# METADATA
# description: >-
#   Addresses of what may belong to the unit, though the plan does not settle it: neighbours with
#   several possible owners, and resources whose owner the plan does not tell at all.
possible(unit, type, attribute) := array.concat(
	[neighbour.address |
		some neighbour in neighbours(unit, type, attribute)
		not neighbour.settled
	],
	object.get(input.facts.unplaced, type, []),
)

# METADATA
# description: >-
#   The verdict on a companion that must be there, when none certainly is: undetermined where one
#   may be, else a failure.
missing(unit, type, attribute) := verdict.undetermined(
	concat("", ["the plan does not settle whether ", possible(unit, type, attribute)[0], " belongs to it"]),
	[],
) if {
	count(possible(unit, type, attribute)) > 0
} else := verdict.failed(concat("", ["no ", type, " belongs to it"]), [], type)

# METADATA
# description: Neighbours of several types that certainly refer to the unit through the attribute.
settled_of(unit, types, attribute) := [neighbour |
	some type in types
	some neighbour in settled(unit, type, attribute)
]

# METADATA
# description: >-
#   A companion's attribute names a resource that was made elsewhere, by a text or through a data
#   source. Then the companion has to be judged by itself; another is judged with what it belongs to.
is_elsewhere(unit, attribute) if {
	values.read(unit, [attribute]).state == "known"
	not unit.references[concat("", ["/", attribute])]
}

is_elsewhere(unit, attribute) if {
	every address in unit.references[concat("", ["/", attribute])] {
		regex.match(`(^|\.)data\.`, address)
	}
}
