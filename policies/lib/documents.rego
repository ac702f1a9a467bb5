# METADATA
# title: Policy documents, read three-valued
# description: >-
#   Statements of IAM and resource policies in one form, whatever way they were written: one
#   statement or a list, one action or a list, upper or lower case. A document that is known only
#   after apply has no statements here, so a rule never asks for them alone: `refuse` and `demand`
#   pass only what could be read.
# scope: package
package lib.documents

import data.lib.units
import data.lib.values
import data.lib.verdict

# METADATA
# description: The statements of the document at a path; none when it can not be read.
statements(unit, path) := [_statement(statement) |
	some statement in _list(object.get(_document(unit, path), "Statement", []))
	is_object(statement)
]

# METADATA
# description: >-
#   No statement may be among these, which are those that a rule found fault with. Passes only a
#   document that could be read.
refuse(unit, path, faulty, fault, wanted) := verdict.failed(
	concat("", [values.display(path), ": ", _name(faulty[0]), " ", fault]),
	path, wanted,
) if {
	count(faulty) > 0
} else := is_readable(unit, path)

# METADATA
# description: >-
#   One statement at least must be among these, which are those that do what a rule asks for.
demand(unit, path, fitting, fault, wanted) := verdict.passed if {
	count(fitting) > 0
} else := verdict.failed(concat("", [values.display(path), ": ", fault]), path, wanted) if {
	is_readable(unit, path).outcome == "pass"
} else := is_readable(unit, path)

# METADATA
# description: >-
#   There is no document at a path, or only what the resource shows of one that another resource of
#   the plan manages: that is as it stood before, and what will stand is judged with the other.
is_absent(unit, path) if values.is_unset(unit, path)

is_absent(unit, path) if {
	not unit.configured[path[0]]
	some type, attribute in _managers[unit.type][path[0]]
	count(units.settled(unit, type, attribute)) > 0
}

_managers := {
	"aws_iam_role": {"inline_policy": {"aws_iam_role_policies_exclusive": "role_name"}},
	"aws_kms_key": {"policy": {"aws_kms_key_policy": "key_id"}},
	"aws_s3_bucket": {"policy": {"aws_s3_bucket_policy": "bucket"}},
	"aws_sns_topic": {"policy": {"aws_sns_topic_policy": "arn"}},
	"aws_sqs_queue": {"policy": {"aws_sqs_queue_policy": "queue_url"}},
}

# METADATA
# description: >-
#   Where the identity policies of a unit stand: in its policy, or in the inline_policy blocks of a role.
of_identity(unit) := [["policy"]] if {
	unit.type != "aws_iam_role"
} else := [] if {
	is_absent(unit, ["inline_policy"])
} else := [["inline_policy"]] if {
	values.steps(unit, ["inline_policy"]) == []
} else := [array.concat(step, ["policy"]) | some step in values.steps(unit, ["inline_policy"])]

# METADATA
# description: The document can be read, or there is none.
is_readable(unit, path) := verdict.passed if {
	values.is_unset(unit, path)
} else := verdict.passed if {
	is_object(_document(unit, path))
} else := verdict.failed(concat("", [values.display(path), " is no policy document"]), path, "a policy document") if {
	values.read(unit, path).state == "known"
} else := verdict.hidden(values.read(unit, path))

_document(unit, path) := json.unmarshal(value.value) if {
	value := values.read(unit, path)
	value.state == "known"
	is_string(value.value)
	json.is_valid(value.value)
}

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

_name(statement) := concat("", ["statement ", statement.sid]) if {
	statement.sid != ""
} else := "a statement"

_list(value) := value if {
	is_array(value)
} else := [value]
