# Checks of what names another resource.
package lib.verdict

import data.lib.values

# METADATA
# description: >-
#   The attribute is set to a resource of one of these types, or to any value that is known. When
#   the value is known only after apply, the plan's own references settle it: one resource, or one
#   of several of the right types.
is_set_to(unit, path, types) := _set_to(path, types, values.declared(unit, path))

# METADATA
# description: The same, whatever the type of the one resource that supplies it.
is_given(unit, path) := _set_to(path, _any_type, values.declared(unit, path))

_any_type := []

_set_to(path, types, value) := failed(
	concat("", [values.display(path), " is not set"]),
	path, "set",
) if {
	values.is_empty(value)
} else := passed if {
	value.state in {"sensitive", "written"}
} else := _otherwise(value, "set") if {
	value.state == "known"
	_is_odd(value.value)
} else := passed if {
	value.state == "known"
} else := passed if {
	value.state == "unknown"
	count(value.from) > 0
	_supply(value.from, types)
} else := hidden(value)

# What names a resource is a text or a list of them.
_is_odd(value) if is_object(value)

_is_odd(value) if {
	some element in value
	is_object(element)
}

_supply(from, types) if {
	every source in from {
		source.settled
		_is_of(source, types)
	}
}

# Whichever of them it is, it is one that will do.
_supply(from, types) if {
	count(from) > 1
	every source in from {
		source.type in types
	}
}

_is_of(source, types) if source.type in types

_is_of(_, types) if types == _any_type

# METADATA
# description: >-
#   The value is known only after apply, and may come from a data source: that is no resource of the
#   plan, and what it finds may be anyone's.
is_looked_up(unit, path) if {
	some source in values.read(unit, path).from
	regex.match(`(^|\.)data\.`, source.address)
}
