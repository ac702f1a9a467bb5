# METADATA
# title: Queues refuse what does not come over TLS
# description: >-
#   SQS accepts messages over plain HTTP. Only the queue's own policy can refuse them.
# scope: package
# custom:
#   id: PAY-TLS-005
#   family: transit
#   severity: high
#   scope: resource
#   resource_types: [aws_sqs_queue]
#   reads: [aws_sqs_queue_policy]
#   controls:
#     pci_dss: ["4.2.1"]
#     soc2: ["CC6.7"]
#     nist_800_53: ["SC-8"]
#   remediation: >-
#     Add a statement to its aws_sqs_queue_policy that denies everyone where aws:SecureTransport
#     is false, with the ARN of the queue as resource.
#   references: ["https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html"]
package rules.transit.queue

import data.lib.documents
import data.lib.finding
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_companion := "aws_sqs_queue_policy"

_judged(unit) := verdict.any([documents.refuses_plain(companion, unit, _actions) | some companion in companions]) if {
	companions := units.settled(unit, _companion, "queue_url")
	count(companions) > 0
} else := documents.refuses_plain(unit, unit, _actions) if {
	not values.is_unset(unit, ["policy"])
} else := units.missing(unit, _companion, "queue_url")

_actions := {"sqs:*", "sqs:sendmessage", "*"}
