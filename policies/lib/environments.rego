# METADATA
# title: Environments beside each other
# description: >-
#   What rules of scope `environments` share. A unit is an environment: its values are what it
#   declares of itself, its neighbours the resources of the types that the rule's METADATA names
#   under `reads`, in the form in which environments are compared (`<region>`, `<cidr>+16.0/20`).
# scope: package
package lib.environments

import data.lib.values
import data.lib.verdict

# METADATA
# description: Every environment that is compared, by its name.
by_name := {unit.address: unit | some unit in input.units.environment}

# METADATA
# description: Resources of an environment, of the types that the rule (its `rego.metadata.chain()`) reads.
resources(chain, unit) := [resource |
	some type in _reads(chain)
	some resource in unit.referenced_by[type]
]

_reads(chain) := [link.annotations.custom.reads | some link in chain; link.annotations.custom.reads][0]

# METADATA
# description: >-
#   A value of a resource. What is the same everywhere, but known only after apply, is told by a text
#   that stands for it; a rule that asks what it is can not know.
read(resource, path) := {"state": "unknown", "path": path, "from": []} if {
	value := values.read(resource, path)
	value.state == "known"
	is_string(value.value)
	startswith(value.value, "<after apply: ")
} else := values.read(resource, path)

# METADATA
# description: A verdict on a resource as one on its environment, which has to name the resource.
of_resource(resource, judged) := object.union(judged, {"message": message}) if {
	message := concat(": ", [resource.address, judged.message])
} else := judged

# METADATA
# description: >-
#   By environment, what attributes of the resources that the rule reads say: each resource, each
#   attribute that is set, and what can not be read.
described(chain, paths) := {name: {"holds": holds, "hidden": hidden} |
	some name, unit in by_name
	own := resources(chain, unit)
	said := [{"of": resource.address, "value": value} |
		some resource in own
		some path in paths
		value := values.read(resource, path)
	]
	known := {_attribute(one) | some one in said; one.value.state == "known"}
	holds := known | {part([resource.address], resource.address) | some resource in own}
	hidden := [_hidden(one) | some one in said; one.value.state in {"unknown", "sensitive"}]
}

_attribute(one) := part(
	[one.of, one.value.path, one.value.value],
	concat(" ", [one.of, values.display(one.value.path), _shown(one.value.value)]),
)

# A document is too long for a sentence, and the comparison shows where it differs.
_shown(value) := value if {
	is_string(value)
} else := "(another document)" if {
	_is_composite(value)
} else := json.marshal(value)

_is_composite(value) if is_object(value)

_is_composite(value) if is_array(value)

# METADATA
# description: A part of what describes an environment, equal to those that are the same, and its words.
part(is, words) := {"is": is, "words": words}

_hidden(one) := of_resource({"address": one.of}, verdict.hidden(one.value))

# METADATA
# description: >-
#   What is described by environment, with those that say what most say; several forms where no
#   form has a majority.
comparison(those) := {"described": those, "leaders": leaders, "forms": forms} if {
	agreement := {name: count([1 | some other in those; other.holds == one.holds]) | some name, one in those}
	most := max([count | some count in agreement])
	leaders := {name | some name, count in agreement; count == most}
	forms := count({those[name].holds | some name in leaders})
}

# METADATA
# description: >-
#   The verdict on one of the environments that are compared. The odd one out fails; where there is
#   no majority, each does. What can not be read may be what seems to be missing elsewhere.
same(unit, compared) := verdict.not_applicable if {
	every one in compared.described { count(one.holds) + count(one.hidden) == 0 }
} else := verdict.failed(_difference(other, extra, missing), [], "the same in every environment") if {
	own := compared.described[unit.address]
	other := _other(unit.address, compared)
	extra := _certain(own.holds - compared.described[other].holds, compared.described[other].hidden)
	missing := _certain(compared.described[other].holds - own.holds, own.hidden)
	count(extra) + count(missing) > 0
} else := hidden[0] if {
	names := [unit.address, _other(unit.address, compared)]
	hidden := [one | some name in names; some one in compared.described[name].hidden]
	count(hidden) > 0
} else := verdict.passed

# The environment that one is held to: one of the majority, of which most can be read; itself alone.
_other(name, compared) := sort([[count(compared.described[other].hidden), other] |
	some other in _others(name, compared)
])[0][1]

_others(name, compared) := others if {
	others := {other | some other in compared.leaders; other != name; compared.forms == 1}
	count(others) > 0
} else := others if {
	others := {other |
		some other, one in compared.described
		one.holds != compared.described[name].holds
	}
	count(others) > 0
} else := {name}

_certain(those, []) := those

_certain(_, hidden) := set() if count(hidden) > 0

_difference(other, extra, missing) := concat("; ", [words |
	some words in [
		_part(sprintf("not in %s", [other]), extra),
		_part(sprintf("only in %s", [other]), missing),
	]
	words != ""
])

_part(title, those) := sprintf("%s: %s%s", [title, concat(", ", array.slice(sort([one.words | some one in those]), 0, 3)), _more(those)]) if {
	count(those) > 0
} else := ""

_more(those) := sprintf(" and %d more", [count(those) - 3]) if {
	count(those) > 3
} else := ""

# METADATA
# description: >-
#   Environments other than this one. Second instances are of the same environment, and have what is
#   its own in common with it.
others(unit) := [other |
	some other in by_name
	other.values.environment != unit.values.environment
]

# METADATA
# description: Those before an environment in the order in which a change travels; none where the pack does not know one.
before(unit) := [other |
	some other in others(unit)
	other.values.rank < unit.values.rank
]
