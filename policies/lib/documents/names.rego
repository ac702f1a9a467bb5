# What names somebody: a value that only some can have.
package lib.documents

# METADATA
# description: >-
#   The value of a condition's key (in lower case) names who is meant: it is fixed, or what its
#   wildcards leave open belongs to one account, organization or other owner.
is_name(key, value) if {
	not key in _unlike_names
	_is_fixed(value)
}

is_name(key, value) if regex.match(_owners[key], value)

is_name(key, value) if {
	endswith(key, ":sub")
	regex.match(_subjects, trim_prefix(value, "system:"))
}

# AWS counts more than a 256th of all addresses as everyone, or a network of IPv6 wider than a provider's.
is_name("aws:sourceip", value) if {
	_is_fixed(value)
	not regex.match(`^[0-9.]+/[0-7]$|:.*/([0-9]|[12][0-9]|3[01])$`, value)
}

is_name("elasticfilesystem:accessedviamounttarget", value) if lower(value) == "true"

_unlike_names := {"aws:sourceip", "elasticfilesystem:accessedviamounttarget"}

_is_fixed(value) if {
	value != ""
	not contains(value, "*")
	not contains(value, "?")
	not contains(value, "${")
}

# Variables that stand for the owner of the resource. Others stand for whoever asks.
_is_fixed(value) if value in {"${aws:ResourceAccount}", "${aws:ResourceOrgID}"}

_arn := `^arn:[^:]*:[^:]*:[^:]*:[0-9]{12}:`

_owners := {
	"aws:principalarn": _arn,
	"aws:principalorgpaths": `^o-[a-z0-9]+/`,
	"aws:sourcearn": _arn,
	"aws:sourceorgpaths": `^o-[a-z0-9]+/`,
	"aws:userid": `^[A-Z0-9]+:`,
	"s3:dataaccesspointarn": _arn,
}

# A kind and a whole name ("repo:owner/", "organization:owner:"), or an identifier that nobody chooses.
_subjects := `^[^:/*?$]+[:/]+[^:/*?$]+[:/]|^\{[0-9a-f-]{36}\}`
