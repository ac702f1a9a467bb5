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

# Pairs of kind and name: {"AWS": ["*"]} is ["AWS", "*"], and "*" alone is everyone. A list
# without kinds has no place in AWS's grammar; read as names, it hides nobody.
_principals(written, key) := [["*", "*"]] if {
	written[key] == "*"
} else := [["AWS", name] | some name in written[key]] if {
	is_array(written[key])
} else := [[kind, name] |
	some kind, names in object.get(written, key, {})
	some name in _list(names)
]

# Every test, in lower case save the values it wants, any of which will do. An optional one passes what lacks
# the key: by name, and so does one of all values where there are none.
_conditions(block) := [
{
	"operator": trim_suffix(_without_quantifier(lower(operator)), "ifexists"),
	"optional": regex.match("(?i)^forallvalues:|ifexists$", operator),
	"key": lower(key),
	"wanted": [_text(value) | some value in _list(given)],
} |
	some operator, tests in block
	some key, given in tests
]

_without_quantifier(operator) := trim_prefix(trim_prefix(operator, "forallvalues:"), "foranyvalue:")

_list(value) := value if {
	is_array(value)
} else := [value]

_text(value) := value if is_string(value)

_text(value) := json.marshal(value) if not is_string(value)
