# Policies that only limit.
package lib.documents

import data.lib.units
import data.lib.verdict

# METADATA
# description: >-
#   What was found of an identity policy; but what a permissions boundary says allows nothing, as
#   long as the policy is attached to nobody.
unless_boundary(unit, found) := found if {
	found.outcome != "fail"
} else := found if {
	count(units.settled_of(unit, ["aws_iam_role", "aws_iam_user"], "permissions_boundary")) == 0
} else := found if {
	some type, attribute in _attaching
	count(units.settled(unit, type, attribute)) > 0
} else := verdict.undetermined(concat("", ["the plan does not settle whether ", possible[0], " attaches the boundary"]), []) if {
	possible := [address |
		some type, attribute in _attaching
		some address in units.possible(unit, type, attribute)
	]
	count(possible) > 0
} else := verdict.passed

_attaching := {
	"aws_iam_group_policy_attachment": "policy_arn",
	"aws_iam_policy_attachment": "policy_arn",
	"aws_iam_role_policy_attachment": "policy_arn",
	"aws_iam_user_policy_attachment": "policy_arn",
	"aws_iam_role": "managed_policy_arns",
	"aws_iam_role_policy_attachments_exclusive": "policy_arns",
}
