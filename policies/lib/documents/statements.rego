# The one form of statements.
package lib.documents

_statement(written) := {
	"sid": object.get(written, "Sid", ""),
	"allows": object.get(written, "Effect", "") == "Allow",
	"actions": [lower(action) | some action in _texts(written, "Action")],
	"resources": _texts(written, "Resource"),
	"principals": _principals(written, "Principal"),
	"inverted": [key | some key in ["NotAction", "NotResource", "NotPrincipal"]; _is_there(written, key)],
	"conditions": _conditions(object.get(written, "Condition", {})),
}

_is_there(object_, key) if object.get(object_, key, null) != null

_texts(written, key) := [text | some text in _list(object.get(written, key, [])); is_string(text)]

# Pairs of kind and name: {"AWS": ["*"]} is ["AWS", "*"], and "*" alone is everyone.
_principals(written, key) := [["*", "*"]] if {
	written[key] == "*"
} else := [[kind, name] |
	some kind, names in object.get(written, key, {})
	some name in _list(names)
]

# Operator, key and value of every test, all in lower case save the value.
_conditions(block) := [[lower(operator), lower(key), value] |
	some operator, tests in block
	some key, given in tests
	some value in _list(given)
]

# METADATA
# description: Names of the keys that a statement's conditions test.
condition_keys(statement) := [test[1] | some test in statement.conditions]

_list(value) := value if {
	is_array(value)
} else := [value]
