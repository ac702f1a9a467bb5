# METADATA
# title: Environments beside each other
# description: >-
#   What rules of scope `environments` share. A unit is an environment: its values are what it
#   declares of itself, its neighbours the resources of the types that the rule's METADATA names
#   under `reads`, in the form in which environments are compared (`<region>`, `<cidr>+16.0/20`).
#   The package has three files: the environments, what describes them, and how that is compared.
# scope: package
package lib.environments

import data.lib.values

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
