# METADATA
# title: Topics refuse what does not come over TLS
# description: >-
#   SNS accepts messages over plain HTTP. Only the topic's own policy can refuse them.
# scope: package
# custom:
#   id: PAY-TLS-004
#   family: transit
#   severity: high
#   scope: resource
#   resource_types: [aws_sns_topic]
#   reads: [aws_sns_topic_policy]
#   controls:
#     pci_dss: ["4.2.1"]
#     soc2: ["CC6.7"]
#     nist_800_53: ["SC-8"]
#   remediation: >-
#     Add a statement to its aws_sns_topic_policy that denies everyone where aws:SecureTransport
#     is false, with the ARN of the topic as resource.
#   references: ["https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html"]
package rules.transit.topic

import data.lib.documents
import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_sns_topic_policy"

_judged(unit) := verdict.any([documents.refuses_plain(companion, unit, _actions) | some companion in companions]) if {
	companions := units.settled(unit, _companion, "arn")
	count(companions) > 0
} else := documents.refuses_plain(unit, unit, _actions) if {
	not values.is_unset(unit, ["policy"])
} else := units.missing(unit, _companion, "arn")

_actions := {"sns:publish", "sns:*", "*"}
