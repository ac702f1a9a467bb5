# METADATA
# title: Verdicts of three values, and how they combine
# description: >-
#   A verdict is pass, fail or undetermined (Kleene's strong logic). Rules are built from the
#   checks below and nothing else, so none of them can take an unknown for a pass or a failure.
#   Every check is total: whatever it is handed, it returns exactly one verdict. The package has a
#   file for each kind of what is checked: scalars, lists and blocks, references.
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

_supplied_by([]) := ""

_supplied_by(from) := concat("", [" (from ", concat(", ", [source.address | some source in from]), ")"]) if {
	count(from) > 0
}

# METADATA
# description: A verdict on another unit than the one that the outcome is about, which its message names.
said_of(unit, judged) := object.union(judged, {"message": concat("", [unit.address, ": ", judged.message])}) if {
	judged.message
} else := judged

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
# description: >-
#   The verdict on what is only asked of a unit where a condition holds. Where nobody knows whether it
#   does, what is right is right all the same, and what is wrong may not matter.
provided(condition, judged) := judged if {
	condition.outcome == "pass"
} else := not_applicable if {
	condition.outcome == "fail"
} else := judged if {
	judged.outcome == "pass"
} else := condition

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
