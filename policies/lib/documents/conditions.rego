# Conditions that narrow: several of them have all to hold, so that one of them is enough; of the
# values of one test any will do, so that each of them has to name who is meant.
package lib.documents

# METADATA
# description: >-
#   A condition of the statement asks that one of these keys (in lower case) is there and names who is meant.
is_narrowed(statement, keys) if {
	some test in statement.conditions
	test.key in keys
	narrows(test)
	_is_asked_for(statement, test)
}

# METADATA
# description: >-
#   A test compares its key with nothing but names. One that is optional says so only of a request
#   that has the key.
narrows(test) if {
	test.operator in _comparing
	count(test.wanted) > 0
	every value in test.wanted {
		is_name(test.key, value)
	}
}

# Those that exclude, and `Null`, which asks only whether there is a value, tell nothing of which it is.
_comparing := {
	"arnequals", "arnlike", "bool", "ipaddress", "numericequals",
	"stringequals", "stringequalsignorecase", "stringlike",
}

_is_asked_for(_, test) if not test.optional

_is_asked_for(statement, test) if {
	some other in statement.conditions
	other.operator == "null"
	other.key == test.key
	other.wanted == ["false"]
}
