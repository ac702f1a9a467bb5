# METADATA
# title: Queues are encrypted
# description: >-
#   Messages wait in a queue for days, failed payments among them. A key of our own tells who
#   may read them; where none is required, the configuration says that SQS encrypts by itself. Queues
#   that were made before SQS did so by default are not encrypted until it is said.
# scope: package
# custom:
#   id: PAY-ENC-006
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_sqs_queue]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28"]
#     fsbp: ["SQS.1"]
#   remediation: Set kms_master_key_id to a KMS key of your own, or sqs_managed_sse_enabled = true where none is required.
#   references: ["https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html"]
package rules.encryption.queue

import data.lib.finding
import data.lib.keys
import data.lib.units
import data.lib.values
import data.lib.verdict

outcomes contains finding.outcome(rego.metadata.chain(), unit, _judged(unit)) if {
	some unit in units.in_scope(rego.metadata.chain())
}

_judged(unit) := keys.is_own(unit, ["kms_master_key_id"]) if {
	data.params.require_customer_key
} else := verdict.any([
	verdict.is_set_to(unit, ["kms_master_key_id"], keys.types),
	verdict.of_value(values.declared(unit, ["sqs_managed_sse_enabled"]), [true]),
])
