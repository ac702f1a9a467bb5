# METADATA
# title: Sessions end soon
# description: >-
#   Credentials of a session that were taken are of use until it ends.
# scope: package
# custom:
#   id: PAY-IAM-012
#   family: identity
#   severity: low
#   scope: resource
#   resource_types: [aws_iam_role]
#   controls:
#     soc2: ["CC6.1"]
#     nist_800_53: ["AC-12"]
#   remediation: Leave max_session_duration out, or set it to what the pack allows at most.
#   references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use.html"]
package rules.identity.session

import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.passed if {
	values.is_unset(unit, ["max_session_duration"])
} else := verdict.at_most(unit, ["max_session_duration"], data.params.session_seconds)
