# How far identity policies reach: patterns that leave nothing out, and conditions that do.
package lib.documents

# METADATA
# description: The statement names every action there is, on whatever resources.
is_every_action(statement) if {
	some action in statement.actions
	endswith(action, "*")
	trim(action, "*?:") == ""
}

# METADATA
# description: The pattern holds every resource, or every one of an account, of every service.
is_every_resource(pattern) if {
	endswith(pattern, "*")
	trim(pattern, "*?:/") in _partitions
}

is_every_resource(pattern) if {
	endswith(pattern, "*")
	regex.match(`^arn:[a-z*?-]*:[*?]+:[*?]+:[0-9]{12}:[*?/]+$`, pattern)
}

_partitions := {"", "arn", "arn:aws", "arn:aws-cn", "arn:aws-us-gov"}

# METADATA
# description: >-
#   The pattern holds every resource of a service, by the name that its actions have: nothing but
#   wildcards stands where an ARN names the resource, or one reaches to there from an earlier part.
is_whole_service(pattern, service) if {
	endswith(pattern, "*")
	regex.match(`^(arn(:[^:]*){4}:)?[*?:/]+$|^arn(:[^:]*){0,4}\*$`, pattern)
	glob.match(_service(pattern), null, service)
}

_service(pattern) := split(pattern, ":")[2] if {
	startswith(pattern, "arn:")
} else := "*"

# METADATA
# description: The pattern holds every role of an account.
is_every_role(pattern) if is_every_resource(pattern)

is_every_role(pattern) if {
	endswith(pattern, "*")
	regex.match(`^arn:[^:]*:[iam*?]+(:[^:]*:[^:]*:(r(o(le?)?)?)?[*?/]+|(:[^:]*){0,2}\*)$`, pattern)
}

# METADATA
# description: >-
#   A condition limits the resources, by what is theirs: it compares a key of a service, or of those
#   that begin with `aws:` one of the resource. How and by whom a request is made limits nothing of them.
is_limited(statement) if {
	some test in statement.conditions
	_is_of_resource(test.key)
	limits(statement, test)
}

# METADATA
# description: A test asks that its key is there, and that it is not just anything.
limits(statement, test) if {
	test.operator in _comparing
	_is_asked_for(statement, test)
	count(test.wanted) > 0
	every value in test.wanted {
		not trim(value, "*?.") in {"", "amazonaws.com"}
	}
}

_is_of_resource(key) if {
	not startswith(key, "aws:")
	not key in {"s3:authtype", "s3:signatureage", "s3:signatureversion", "s3:tlsversion"}
}

_is_of_resource(key) if regex.match(`^aws:(request|resource|tagkeys)`, key)
