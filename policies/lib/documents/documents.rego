# METADATA
# title: Policy documents, read three-valued
# description: >-
#   Statements of IAM and resource policies in one form, whatever way they were written: one
#   statement or a list, one action or a list, upper or lower case. A document that is known only
#   after apply has no statements here, so a rule never asks for them alone: `refuse` and `demand`
#   pass only what could be read.
#   The package has a file each for documents, their statements in one form, conditions that narrow,
#   names that values are, principals, what a policy reaches, boundaries, and what refuses plain HTTP.
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

_name(statement) := concat("", ["statement ", statement.sid]) if {
	statement.sid != ""
} else := "a statement"
