# What the descriptions of several environments have in common, and which one is the odd one out.
package lib.environments

import data.lib.verdict

# METADATA
# description: >-
#   What is described by environment, with those that say what most say; several forms where no
#   form has a majority.
comparison(those) := {"described": those, "leaders": leaders, "forms": forms} if {
	agreement := {name: count([1 | some other in those; other.holds == one.holds]) | some name, one in those}
	most := max([count | some count in agreement])
	leaders := {name | some name, count in agreement; count == most}
	forms := count({those[name].holds | some name in leaders})
}

# METADATA
# description: >-
#   The verdict on one of the environments that are compared. The odd one out fails; where there is
#   no majority, each does. What can not be read may be what seems to be missing elsewhere.
same(unit, compared) := verdict.not_applicable if {
	every one in compared.described { count(one.holds) + count(one.hidden) == 0 }
} else := verdict.failed(_difference(other, extra, missing), [], "the same in every environment") if {
	own := compared.described[unit.address]
	other := _other(unit.address, compared)
	extra := _certain(own.holds - compared.described[other].holds, compared.described[other].hidden)
	missing := _certain(compared.described[other].holds - own.holds, own.hidden)
	count(extra) + count(missing) > 0
} else := hidden[0] if {
	names := [unit.address, _other(unit.address, compared)]
	hidden := [one | some name in names; some one in compared.described[name].hidden]
	count(hidden) > 0
} else := verdict.passed

# The environment that one is held to: one of the majority, of which most can be read; itself alone.
_other(name, compared) := sort([[count(compared.described[other].hidden), other] |
	some other in _others(name, compared)
])[0][1]

_others(name, compared) := others if {
	others := {other | some other in compared.leaders; other != name; compared.forms == 1}
	count(others) > 0
} else := others if {
	others := {other |
		some other, one in compared.described
		one.holds != compared.described[name].holds
	}
	count(others) > 0
} else := {name}

_certain(those, []) := those

_certain(_, hidden) := set() if count(hidden) > 0

_difference(other, extra, missing) := concat("; ", [words |
	some words in [
		_part(sprintf("not in %s", [other]), extra),
		_part(sprintf("only in %s", [other]), missing),
	]
	words != ""
])

_part(title, those) := sprintf("%s: %s%s", [title, concat(", ", array.slice(sort([one.words | some one in those]), 0, 3)), _more(those)]) if {
	count(those) > 0
} else := ""

_more(those) := sprintf(" and %d more", [count(those) - 3]) if {
	count(those) > 3
} else := ""
