# What refuses requests that do not come over TLS.
package lib.documents

import data.lib.values
import data.lib.verdict

# METADATA
# description: >-
#   The policy of a unit refuses these actions (in lower case) to everyone where they do not come
#   over TLS, for all of the owner: its name and, of a bucket, its objects.
refuses_plain(unit, owner, actions) := verdict.undetermined(
	concat("", [_named_by[owner.type], " is known only after apply: what is refused may be another's"]),
	["policy"],
) if {
	refused := _refused(unit, actions)
	count(refused) > 0
	not _own_name(owner)
	not _covers(refused, owner)
} else := demand(
	unit, ["policy"], [refused | refused := _refused(unit, actions); _covers(refused, owner)],
	_fault(_refused(unit, actions)), "a Deny where aws:SecureTransport is false, for all of it",
)

_covers(resources, owner) if {
	every place in _places(owner) {
		some resource in resources
		glob.match(resource, null, concat("", [_arn_like(resource, owner), place]))
	}
}

_fault([]) := "no statement refuses what is not TLS"

_fault(resources) := "what is not TLS is refused for a part of it, or for another" if count(resources) > 0

# Resources of the statements that refuse. A further condition would let through what does not meet it.
_refused(unit, actions) := [resource |
	some statement in statements(unit, ["policy"])
	not statement.allows
	some action in statement.actions
	action in actions
	["*", "*"] in [[_any(principal), principal[1]] | some principal in statement.principals]
	count(statement.conditions) > 0
	every test in statement.conditions {
		_is_plain(test)
	}
	some resource in statement.resources
]

_any(principal) := "*" if principal[0] in {"*", "AWS"}

_is_plain(test) if {
	test.key == "aws:securetransport"
	count(test.wanted) > 0
	every value in test.wanted {
		_means_plain(test.operator, value)
	}
}

_means_plain(operator, "false") if operator in {"stringequals", "stringlike"}

_means_plain(operator, value) if {
	operator in {"bool", "stringequalsignorecase"}
	lower(value) == "false"
}

# An object of a name that nobody writes into a policy stands for all.
_places(owner) := ["", "/ "] if {
	owner.type == "aws_s3_bucket"
} else := [""]

_named_by := {"aws_s3_bucket": "bucket", "aws_sns_topic": "name", "aws_sqs_queue": "name"}

_services := {"aws_s3_bucket": "s3", "aws_sns_topic": "sns", "aws_sqs_queue": "sqs"}

# A new owner has no ARN, but its name; partition, region and account are those that the policy says.
_arn_like(resource, owner) := arn if {
	arn := values.read(owner, ["arn"]).value
} else := concat(":", ["arn", said[1], _services[owner.type], said[3], said[4], _own_name_or_any(owner)]) if {
	said := split(resource, ":")
	count(said) > 5
} else := concat(":", ["arn:aws", _services[owner.type], "", "", _own_name_or_any(owner)])

_own_name_or_any(owner) := _own_name(owner) if {
	_own_name(owner)
} else := " "

_own_name(owner) := values.read(owner, [_named_by[owner.type]]).value
