# Checks of single values.
package lib.verdict

import data.lib.values

# METADATA
# description: The value is one of those allowed.
is_one_of(unit, path, allowed) := of_value(values.read(unit, path), allowed)

# METADATA
# description: >-
#   A value that was read is one of those allowed; an array, so that the order in messages is the
#   author's. `null` among them allows an absent one.
of_value(value, allowed) := passed if {
	value.state == "known"
	value.value in allowed
} else := passed if {
	value.state == "absent"
	null in allowed
} else := failed(
	concat("", [values.display(value.path), " is ", show(value.value)]),
	value.path, expected(allowed),
) if {
	value.state == "known"
} else := failed(
	concat("", [values.display(value.path), " is not set"]),
	value.path, expected(allowed),
) if {
	value.state == "absent"
} else := hidden(value)

# METADATA
# description: The value is a number of at least so much.
at_least(unit, path, least) := _at_least(values.read(unit, path), least)

# METADATA
# description: The same of what the configuration sets; what the provider computes by itself is too little.
declared_at_least(unit, path, least) := _at_least(values.declared(unit, path), least)

_at_least(value, least) := passed if {
	value.state == "known"
	is_number(value.value)
	value.value >= least
} else := _otherwise(value, concat("", ["at least ", show(least)]))

# METADATA
# description: The value is a number of at most so much.
at_most(unit, path, most) := _at_most(values.read(unit, path), most)

_at_most(value, most) := passed if {
	value.state == "known"
	is_number(value.value)
	value.value <= most
} else := _otherwise(value, concat("", ["at most ", show(most)]))

# METADATA
# description: The value is a text that matches the pattern; what that means in words is for the reader.
matches(unit, path, pattern, words) := _matches(values.read(unit, path), pattern, words)

_matches(value, pattern, words) := passed if {
	value.state == "known"
	is_string(value.value)
	regex.match(pattern, value.value)
} else := _otherwise(value, words)

# METADATA
# description: >-
#   Nothing is set: what the provider computes by itself does not count, and what an expression will
#   supply may be null.
is_left_out(unit, path) := passed if {
	values.is_unset(unit, path)
} else := hidden(values.read(unit, path)) if {
	values.read(unit, path).state == "unknown"
} else := failed(concat("", [values.display(path), " is set"]), path, "unset")

# What neither passed nor is hidden fails with what was expected.
_otherwise(value, words) := failed(
	concat("", [values.display(value.path), " is ", show(value.value)]),
	value.path, words,
) if {
	value.state == "known"
} else := failed(concat("", [values.display(value.path), " is not set"]), value.path, words) if {
	value.state == "absent"
} else := hidden(value)
