# METADATA
# title: Three-valued reading of a resource's attributes
# description: >-
#   The only way in which a rule reads a value; the build refuses others. What comes back says in which of five states the
#   value is, so that an unknown can not be mistaken for an absent one:
#   known (with its value), unknown (until apply), sensitive (set, and masked), written (a
#   write-only argument that the configuration sets), absent (not set, or null).
# scope: package
package lib.values

# METADATA
# description: >-
#   State of the value at a path, such as ["rule", 0, "status"]. An attribute that the provider
#   computes and the configuration does not set is known after apply too; a rule that asks what
#   was declared reads it with `declared`. What is unknown or sensitive is null in `values`, so
#   that a value that is there is known.
read(unit, path) := {"state": "known", "path": path, "value": value} if {
	value := object.get(unit.values, path, null)
	value != null
} else := {"state": "unknown", "path": path, "from": from} if {
	some pointer in _pointers(path)
	from := unit.unknown[pointer]
} else := {"state": "sensitive", "path": path} if {
	count(unit.sensitive) > 0
	some pointer in _pointers(path)
	unit.sensitive[pointer]
} else := {"state": "written", "path": path} if {
	count(path) == 1
	endswith(path[0], "_wo")
	unit.configured[path[0]]
} else := {"state": "absent", "path": path}

# METADATA
# description: >-
#   Like `read`, but what the configuration does not set counts as absent, though the provider
#   will compute something for it.
declared(unit, path) := _as_declared(unit, path, read(unit, path))

_as_declared(unit, path, value) := {"state": "absent", "path": path} if {
	value.state == "unknown"
	_is_left_to_provider(unit, path)
} else := value

# Of what a dynamic block sets, the configuration says nothing; but then the block is there.
_is_left_to_provider(unit, path) if {
	not unit.configured[path[0]]
	some pointer in ["", concat("", ["/", path[0]])]
	unit.unknown[pointer]
}

_is_left_to_provider(unit, path) if unit.configured[pointer(path)] == false

# METADATA
# description: >-
#   The value at a path, where it is known, and undefined otherwise. For conditions on which a rule
#   depends; what a rule asks is for `lib/verdict`. The build refuses its negation, which would hold
#   for an unknown value too.
known(unit, path) := value if {
	value := object.get(unit.values, path, null)
	value != null
}

# METADATA
# description: True when the resource has an attribute of this name, though it be null or can not be read.
has(unit, name) if {
	object.get(unit.values, name, _no_value) != _no_value
} else if {
	some marks in [unit.unknown, unit.sensitive]
	marks[pointer([name])]
}

# Nothing that a plan holds is a set.
_no_value := set()

# METADATA
# description: Constants by which the data source is looked up that supplies the attribute, by argument.
lookup(unit, path) := object.get(unit, ["lookups", pointer(path)], {})

# METADATA
# description: True when the configuration of the resource sets the attribute, outside of dynamic blocks.
is_configured(unit, name) if unit.configured[name]

# METADATA
# description: Names in a map, those among them whose value can not be read as well.
names(unit, path) := {name | some name, _ in object.get(unit.values, path, {})} | {name |
	some marks in [unit.unknown, unit.sensitive]
	some pointer, _ in marks
	name := _name_below(pointer, concat("", [pointer_of, "/"]))
} if {
	pointer_of := pointer(path)
}

_name_below(pointer, above) := replace(replace(name, "~1", "/"), "~0", "~") if {
	startswith(pointer, above)
	[name] := split(substring(pointer, count(above), -1), "/")
}

# METADATA
# description: Pointers of all that is sensitive at a path, and below it.
secrets(unit, path) := [secret |
	some secret, _ in unit.sensitive
	startswith(concat("", [secret, "/"]), concat("", [pointer(path), "/"]))
]

# METADATA
# description: True when nothing is set at the path, or an empty text, list or block.
is_unset(unit, path) if is_empty(declared(unit, path))

# METADATA
# description: The same of a value that was read.
is_empty(value) if value.state == "absent"

is_empty(value) if {
	value.state == "known"
	value.value in ["", [], {}]
}
