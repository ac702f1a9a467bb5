# Environments as what their resources say.
package lib.environments

import data.lib.values
import data.lib.verdict

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
