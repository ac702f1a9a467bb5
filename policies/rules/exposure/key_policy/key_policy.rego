# METADATA
# title: No policy opens a key, a secret, an image or a file system to everyone
# description: >-
#   What is encrypted under a key that everyone may use is not encrypted.
# scope: package
# custom:
#   id: PAY-EXP-011
#   family: exposure
#   severity: critical
#   scope: resource
#   resource_types:
#     - aws_kms_key
#     - aws_kms_key_policy
#     - aws_secretsmanager_secret
#     - aws_secretsmanager_secret_policy
#     - aws_ecr_repository_policy
#     - aws_efs_file_system_policy
#   reads: [aws_kms_key_policy]
#   controls:
#     pci_dss: ["1.4.4", "7.2.2"]
#     soc2: ["CC6.1", "CC6.6"]
#     nist_800_53: ["AC-3"]
#     fsbp: ["KMS.5"]
#   remediation: >-
#     Name the principals, or add a condition that names the account or organization that they
#     belong to, without a wildcard in the name.
#   references: ["https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html"]
package rules.exposure.key_policy

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
