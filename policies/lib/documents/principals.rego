# Who is admitted.
package lib.documents

# METADATA
# description: The statement admits everyone, and no condition narrows who that is.
is_public(statement) if {
	statement.allows
	some principal in statement.principals
	principal[1] == "*"
	principal[0] in {"*", "AWS"}
	not is_narrowed(statement, _callers)
}

is_public(statement) if {
	statement.allows
	"NotPrincipal" in statement.inverted
}

# What AWS itself counts as no longer public.
_callers := {
	"aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths",
	"aws:sourceaccount", "aws:sourcearn", "aws:sourceip", "aws:sourceorgid", "aws:sourceorgpaths", "aws:sourceowner",
	"aws:sourcevpc", "aws:sourcevpce", "aws:userid", "elasticfilesystem:accessedviamounttarget",
	"kms:calleraccount", "s3:dataaccesspointaccount", "s3:dataaccesspointarn",
}
