# METADATA
# title: Verdicts of three values, and how they combine
# description: >-
#   A verdict is pass, fail or undetermined (Kleene's strong logic). Rules are built from the
#   checks below and nothing else, so none of them can take an unknown for a pass or a failure.
#   Every check is total: whatever it is handed, it returns exactly one verdict.
# scope: package
package lib.verdict

import data.lib.values

passed := {"outcome": "pass"}

not_applicable := {"outcome": "not_applicable"}

# METADATA
# description: A failure, with what is wrong, the attribute that decides, and what it should be.
failed(message, path, expected) := {
	"outcome": "fail",
	"message": message,
	"path": values.display(path),
	"expected": expected,
}

# METADATA
# description: Neither passed nor failed, with the attribute and the reason.
undetermined(message, path) := {
	"outcome": "undetermined",
	"message": message,
	"path": values.display(path),
}

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
#   Nothing is set: what the provider computes by itself does not count, and what an expression will
#   supply may be null.
is_left_out(unit, path) := passed if {
	values.is_unset(unit, path)
} else := hidden(values.read(unit, path)) if {
	values.read(unit, path).state == "unknown"
} else := failed(concat("", [values.display(path), " is set"]), path, "unset")

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

# What neither passed nor is hidden fails with what was expected.
_otherwise(value, words) := failed(
	concat("", [values.display(value.path), " is ", show(value.value)]),
	value.path, words,
) if {
	value.state == "known"
} else := failed(concat("", [values.display(value.path), " is not set"]), value.path, words) if {
	value.state == "absent"
} else := hidden(value)

# METADATA
# description: The verdict on a value that can not be read, and where it will come from.
hidden(value) := undetermined(
	concat("", [values.display(value.path), " is known only after apply", _supplied_by(value.from)]),
	value.path,
) if {
	value.state == "unknown"
} else := undetermined(
	concat("", [values.display(value.path), " is sensitive, and masked before rules see it"]),
	value.path,
) if {
	value.state == "sensitive"
} else := undetermined(
	concat("", [values.display(value.path), " can not be read from a plan"]),
	value.path,
)

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
# description: All must pass. The first failure decides; without one, the first undetermined.
all(verdicts) := _all(verdicts)

# By another name within the package, where `all` is also a builtin of old.
_all(verdicts) := first(verdicts, "fail") if {
	some verdict in verdicts
	verdict.outcome == "fail"
} else := first(verdicts, "undetermined") if {
	some verdict in verdicts
	verdict.outcome == "undetermined"
} else := passed

# METADATA
# description: >-
#   One passing is enough. Without one, an undetermined decides; without either, the last failure,
#   since authors name the usual way last.
any(verdicts) := _any(verdicts)

_any(verdicts) := passed if {
	some verdict in verdicts
	verdict.outcome == "pass"
} else := first(verdicts, "undetermined") if {
	some verdict in verdicts
	verdict.outcome == "undetermined"
} else := verdicts[count(verdicts) - 1]

# METADATA
# description: The first of these verdicts that has the outcome.
first(verdicts, outcome) := [verdict |
	some verdict in verdicts
	verdict.outcome == outcome
][0]

# METADATA
# description: A scalar as HCL writes it; anything else by its JSON.
show(value) := json.marshal(value)

# METADATA
# description: What a reader should put there, when several values will do.
expected(allowed) := allowed[0] if {
	count(allowed) == 1
} else := concat(" or ", [_allowed(value) | some value in allowed])

_allowed(value) := "unset" if {
	value == null
} else := show(value)

_supplied_by([]) := ""

_supplied_by(from) := concat("", [" (from ", concat(", ", [source.address | some source in from]), ")"]) if {
	count(from) > 0
}
