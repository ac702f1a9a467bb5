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
	sprintf("%s is %s", [values.display(value.path), show(value.value)]),
	value.path, expected(allowed),
) if {
	value.state == "known"
} else := failed(
	sprintf("%s is not set", [values.display(value.path)]),
	value.path, expected(allowed),
) if {
	value.state == "absent"
} else := hidden(value)

# METADATA
# description: The verdict on a value that can not be read, and where it will come from.
hidden(value) := undetermined(
	sprintf("%s is known only after apply%s", [values.display(value.path), _supplied_by(value.from)]),
	value.path,
) if {
	value.state == "unknown"
} else := undetermined(
	sprintf("%s is sensitive, and masked before rules see it", [values.display(value.path)]),
	value.path,
) if {
	value.state == "sensitive"
} else := undetermined(
	sprintf("%s can not be read from a plan", [values.display(value.path)]),
	value.path,
)

# METADATA
# description: >-
#   The attribute is set to a resource of one of these types, or to any value that is known. When
#   the value is known only after apply, the plan's own references settle it.
is_set_to(unit, path, types) := _set_to(path, types, values.declared(unit, path))

_set_to(path, types, value) := failed(
	sprintf("%s is not set", [values.display(path)]),
	path, "set",
) if {
	values.is_empty(value)
} else := passed if {
	value.state in {"known", "sensitive", "written"}
} else := passed if {
	value.state == "unknown"
	count(value.from) > 0
	every source in value.from {
		source.settled
		source.type in types
	}
} else := hidden(value)

# METADATA
# description: All must pass. The first failure decides; without one, the first undetermined.
all(verdicts) := first(verdicts, "fail") if {
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
any(verdicts) := passed if {
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

_supplied_by(from) := sprintf(" (from %s)", [concat(", ", [source.address | some source in from])]) if {
	count(from) > 0
}
