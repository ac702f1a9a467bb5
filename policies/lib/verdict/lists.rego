# Checks of lists and blocks.
package lib.verdict

import data.lib.values

# METADATA
# description: The list holds all of these. What of it is not known yet may still be one of them.
holds_all(unit, path, wanted) := _all([_holds(unit, path, one) | some one in wanted])

_holds(unit, path, one) := passed if {
	one in _elements(unit, path)
} else := first(unclear, "undetermined") if {
	unclear := [hidden(value) |
		some step in array.concat([path], values.steps(unit, path))
		value := values.read(unit, step)
		value.state in {"unknown", "sensitive"}
	]
	count(unclear) > 0
} else := failed(
	concat("", [values.display(path), " does not hold ", show(one)]),
	path, show(one),
)

_elements(unit, path) := [element | some element in values.read(unit, path).value]

# METADATA
# description: >-
#   The list of blocks can be read: combine it with what each block is held to, or an unknown list
#   would pass for an empty one.
is_readable(unit, path) := hidden(value) if {
	value := values.declared(unit, path)
	value.state in {"unknown", "sensitive"}
} else := failed(concat("", [values.display(path), " is no list of blocks"]), path, "blocks") if {
	value := values.read(unit, path)
	value.state == "known"
	not _is_collection(value.value)
} else := passed

_is_collection(value) if is_array(value)

_is_collection(value) if is_object(value)

# METADATA
# description: >-
#   One block at least passes, of the list at a path; these are the verdicts on its blocks. A list
#   that can not be read is neither empty nor full.
any_block(unit, path, verdicts, fault, wanted) := unclear if {
	unclear := is_readable(unit, path)
	unclear.outcome != "pass"
} else := _any(array.concat([failed(fault, path, wanted)], verdicts))

# METADATA
# description: Every block passes, of the list at a path; these are the verdicts on its blocks.
every_block(unit, path, verdicts) := _all(array.concat([is_readable(unit, path)], verdicts))
