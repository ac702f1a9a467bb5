# METADATA
# title: Builds encrypt what they make with a key of our own
# description: >-
#   A build's artifacts are what is deployed. A key of our own is what keeps everyone else from
#   reading, and from replacing, them.
# scope: package
# custom:
#   id: PAY-ENC-010
#   family: encryption
#   severity: high
#   scope: resource
#   resource_types: [aws_codebuild_project]
#   controls:
#     pci_dss: ["3.5.1"]
#     soc2: ["CC6.1"]
#     nist_800_53: ["SC-28", "SI-7"]
#   remediation: Set encryption_key to a KMS key of your own.
#   references: ["https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-kms.html"]
package rules.encryption.build

import data.lib.finding
import data.lib.keys
import data.lib.units

outcomes contains finding.outcome(
	rego.metadata.chain(), unit,
	keys.is_own(unit, ["encryption_key"]),
) if {
	some unit in units.in_scope(rego.metadata.chain())
}
