# METADATA
# title: No policy opens a topic or queue to everyone
# description: >-
#   Whoever may send to a queue makes the platform work for him; whoever may subscribe reads
#   along.
# scope: package
# custom:
#   id: PAY-EXP-009
#   family: exposure
#   severity: critical
#   scope: resource
#   resource_types: [aws_sns_topic_policy, aws_sqs_queue_policy, aws_sns_topic, aws_sqs_queue]
#   reads: [aws_sns_topic_policy, aws_sqs_queue_policy]
#   controls:
#     pci_dss: ["1.4.4", "7.2.2"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3"]
#     fsbp: ["SNS.4", "SQS.3"]
#   remediation: >-
#     Name the principals, or add a condition that names the account or organization that they
#     belong to, without a wildcard in the name.
#   references: ["https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html"]
package rules.exposure.message_policy

import data.lib.documents
import data.lib.finding
import data.lib.units
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := verdict.not_applicable if {
	documents.is_absent(unit, ["policy"])
} else := documents.refuse(
	unit, ["policy"],
	[statement | some statement in documents.statements(unit, ["policy"]); documents.is_public(statement)],
	"admits everyone", "principals by name",
)
