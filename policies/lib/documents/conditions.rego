# What statements let through: everyone, and what does not come over TLS.
package lib.documents

# METADATA
# description: The statement admits everyone, and no condition narrows who that is.
is_public(statement) if {
	statement.allows
	some principal in statement.principals
	principal[1] == "*"
	principal[0] in {"*", "AWS"}
	not _is_narrowed(statement)
}

is_public(statement) if {
	statement.allows
	"NotPrincipal" in statement.inverted
}

# What AWS itself counts as no longer public.
_narrowing := {
	"aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths",
	"aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourceorgid", "aws:sourceowner",
	"aws:sourcevpc", "aws:sourcevpce", "aws:userid", "elasticfilesystem:accessedviamounttarget",
	"kms:calleraccount", "s3:dataaccesspointaccount", "s3:dataaccesspointarn",
}

# An operator that passes when the key is missing, or that excludes, narrows nothing; nor does a test
# of which one value is anything.
_is_narrowed(statement) if {
	some test in statement.conditions
	test[1] in _narrowing
	not endswith(test[0], "ifexists")
	not contains(test[0], "not")
	every other in statement.conditions {
		_is_narrow(other, test)
	}
}

_is_narrow(other, test) if [other[0], other[1]] != [test[0], test[1]]

_is_narrow(other, _) if not _is_anything(other[2])

# Everything, or more than a 256th of all addresses.
_is_anything(value) if regex.match(`^\*+$|^[0-9.]+/[0-7]$|^[0-9A-Fa-f:]+/[0-7]$`, _text(value))

# METADATA
# description: >-
#   The statement refuses one of these actions (in lower case) where it does not come over TLS. A
#   further condition would let through what does not meet it.
refuses_plain(statement, actions) if {
	not statement.allows
	some action in statement.actions
	action in actions
	["*", "*"] in [[_any(principal), principal[1]] | some principal in statement.principals]
	count(statement.conditions) > 0
	every test in statement.conditions {
		test[0] in {"bool", "boolifexists"}
		test[1] == "aws:securetransport"
		lower(_text(test[2])) == "false"
	}
}

_any(principal) := "*" if principal[0] in {"*", "AWS"}

_text(value) := value if is_string(value)

_text(value) := json.marshal(value) if not is_string(value)
