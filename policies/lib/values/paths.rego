# Paths of values, as pointers and as people write them.
package lib.values

# METADATA
# description: Paths of the elements of a list, or of the blocks of a kind; none when it can not be read.
steps(unit, path) := [array.concat(path, [i]) | some i, _ in object.get(unit.values, path, [])]

# METADATA
# description: JSON pointer (RFC 6901) of a path. Most paths are one name, and an attribute's needs no escape.
pointer(path) := concat("", ["/", path[0]]) if {
	count(path) == 1
} else := concat("/", array.concat([""], [_segment(step) | some step in path]))

# METADATA
# description: A path as it is written in HCL, for people.
display(path) := path[0] if {
	count(path) == 1
	is_string(path[0])
} else := concat("", [_step(i, step) | some i, step in path])

_step(_, step) := concat("", ["[", format_int(step, 10), "]"]) if is_number(step)

_step(0, step) := step if is_string(step)

_step(i, step) := concat("", [".", step]) if {
	i > 0
	is_string(step)
}

# Every pointer that hides the path if it is unknown or masked: its own and those above it.
_pointers(path) := ["", pointer(path)] if count(path) == 1

_pointers(path) := [pointer(array.slice(path, 0, end)) |
	some end in numbers.range(0, count(path))
] if {
	count(path) > 1
}

_segment(step) := format_int(step, 10) if is_number(step)

_segment(step) := replace(replace(step, "~", "~0"), "/", "~1") if is_string(step)
